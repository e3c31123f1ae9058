using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>The share's layout: a folder for each department, and in it one for each verdict.</summary>
public sealed class ShareFolders
{
    public const string Accepted = "已接收";
    public const string Returned = "退回";
    public const string Held = "待确认";

    /// <summary>Ends the name of a copy on which is written what was found, before its extension.</summary>
    public const string ReviewSuffix = ".审核";

    /// <summary>Ends the name of a receipt's file; before it stands the whole name of the workbook.</summary>
    public const string ReceiptSuffix = ".回执.txt";

    /// <summary>Ends the name of the file that tells a department of all that was taken in from it.</summary>
    public const string DepartmentReceiptSuffix = ".回执.xlsx";

    /// <summary>The file that reminds a department of what it owes.</summary>
    public const string ReminderName = "催报.txt";

    private static readonly string[] Outcomes = [Accepted, Returned, Held];

    public ShareFolders(IOptions<IngestOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Value.Share));
    }

    /// <summary>The share's full path.</summary>
    public string Root { get; }

    public static string NameFor(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => Accepted,
        Verdict.Returned => Returned,
        Verdict.Held => Held,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "There is no folder for it."),
    };

    public static bool IsOutcome(string folderName) => Outcomes.Contains(folderName, StringComparer.Ordinal);

    /// <summary>Makes every department's folder with the three in it. A department's folder that goes by another of its names is left as it is.</summary>
    public void Create(IndicatorCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        Directory.CreateDirectory(Root);
        var there = new DirectoryInfo(Root).EnumerateDirectories().ToLookup(d => DepartmentOf(d.Name, catalog));
        foreach (var department in catalog.Departments)
        {
            var folders = there[department].Select(d => d.Name).DefaultIfEmpty(department.Folder);
            foreach (var outcome in folders.SelectMany(_ => Outcomes, (folder, outcome) => Path.Combine(Root, folder, outcome)))
                Directory.CreateDirectory(outcome);
        }
    }

    /// <summary>Makes the folder that a file is to be put into.</summary>
    /// <param name="path">The file's, relative to the share.</param>
    /// <exception cref="DirectoryNotFoundException">The share itself is not there (not mounted, say): nothing is to be made in its place.</exception>
    /// <exception cref="IOException">A link leads there: whoever may write to the share could have files put anywhere.</exception>
    public void MakeFolderFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!Directory.Exists(Root))
            throw new DirectoryNotFoundException($"The share {Root} is not there.");
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            var folder = Full(path[..end]);
            if (new DirectoryInfo(folder).LinkTarget is { } target)
                throw new IOException($"{folder} is a link, to {target}: nothing is put behind it. Put a folder in its place.");
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>Whose folder this is by its name; null for nobody's.</summary>
    public static Department? DepartmentOf(string folderName, IndicatorCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var label = LabelText.Normalize(folderName);
        return catalog.Departments.FirstOrDefault(d => d.Aliases.Append(d.Folder).Append(d.Name).Any(n => LabelText.Normalize(n) == label));
    }

    /// <summary>Whether a path lies in the share.</summary>
    public bool Contains(string path) => RealPath.IsWithin(Path.GetFullPath(path), Root);

    /// <summary>The path as the ledger writes it: relative to the share, with <c>/</c> between folders.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, Path.GetFullPath(path)).Replace(Path.DirectorySeparatorChar, '/');

    public string Full(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));
}

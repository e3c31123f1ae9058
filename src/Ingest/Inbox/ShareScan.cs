using IndicatorPipeline.Ingest.Files;
using System.IO.Enumeration;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>
/// Looks at the share. A file is ready at the second look that finds its size and time unchanged: somebody may still be copying it, and no
/// event tells of that on a network share. What it has seen it forgets with the process. Not thread-safe.
/// </summary>
public sealed class ShareScan(ShareFolders share, CatalogSource catalog, ILogger<ShareScan> logger)
{
    // Programs' own files: Excel's and WPS's mark that a workbook is open, LibreOffice's, unfinished copies and downloads, and the systems' litter.
    private static readonly string[] Ignored =
    [
        ".*", "~$*", "~*.tmp", "*.tmp", "*.temp", "*.part", "*.partial", "*.crdownload", "*.download", "*.swp", "*" + ShareFolders.ReceiptSuffix,
        "Thumbs.db", "desktop.ini",
    ];

    private static readonly string[] IgnoredFolders = [".*", "$RECYCLE.BIN", "System Volume Information", "lost+found", "@eaDir", "#recycle"];

    private Dictionary<string, IncomingFile> _seen = new(StringComparer.Ordinal);
    private HashSet<string> _told = new(StringComparer.Ordinal);
    private HashSet<string> _passedOver = new(StringComparer.Ordinal);

    /// <summary>Whether a file of this name is some program's own and nobody's report.</summary>
    internal static bool IsIgnoredFile(string name) => Matches(Ignored, name);

    /// <summary>Whether a folder of this name is the system's own.</summary>
    internal static bool IsIgnoredFolder(string name) => Matches(IgnoredFolders, name);

    /// <summary>Looks once more: the files that stood still since the last look, in ordinal order.</summary>
    public IReadOnlyList<IncomingFile> Look()
    {
        _passedOver = new HashSet<string>(StringComparer.Ordinal);
        var files = FilesUnder(share.Root);
        // What is gone is forgotten: should it come again, it is told again.
        _told = _passedOver;
        var ready = files.Where(f => _seen.TryGetValue(f.Path, out var before) && before.IsSameAs(f)).ToList();
        _seen = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        return ready;
    }

    /// <summary>The files to be taken at or below a path in the share, in ordinal order, without waiting for them to stand still.</summary>
    public IReadOnlyList<IncomingFile> FilesUnder(string path)
    {
        var current = catalog.Catalog;
        var files = new List<IncomingFile>();
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            Add(new FileInfo(full), current, files);
        else
            AddFolder(new DirectoryInfo(full), current, files);
        return [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private void AddFolder(DirectoryInfo folder, IndicatorCatalog current, List<IncomingFile> files)
    {
        if (!share.Contains(folder.FullName) || IsPassedOver(folder))
            return;
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException && folder.FullName != share.Root)
        {
            // One department's trouble is not the others'. The share itself is another matter.
            TellOnce(folder, e.Message);
            return;
        }

        foreach (var entry in entries)
        {
            if (entry is DirectoryInfo child)
                AddFolder(child, current, files);
            else
                Add((FileInfo)entry, current, files);
        }
    }

    private void Add(FileInfo file, IndicatorCatalog current, List<IncomingFile> files)
    {
        if (IsIgnoredFile(file.Name) || IsLink(file))
            return;
        var path = share.Relative(file.FullName);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var folder = slash < 0 ? "" : path[..slash];
        try
        {
            files.Add(new IncomingFile(path, folder, slash < 0 ? null : ShareFolders.DepartmentOf(folder, current), file.Length, file.LastWriteTimeUtc));
        }
        catch (FileNotFoundException)
        {
            // Gone since the folder was listed.
        }
    }

    private bool IsPassedOver(DirectoryInfo folder)
    {
        if (folder.FullName == share.Root)
            return false;
        if (IsIgnoredFolder(folder.Name) || IsLink(folder))
            return true;
        // The three folders: directly in the share and directly in a folder of the share.
        var depth = share.Relative(folder.FullName).Count(c => c == '/');
        return depth <= 1 && ShareFolders.IsOutcome(folder.Name);
    }

    // What a link within the share leads to is looked at where it is; what lies outside is not the department's to send.
    private bool IsLink(FileSystemInfo entry)
    {
        if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint) || entry.LinkTarget is null)
            return false;
        var target = TargetOf(entry);
        if (target is null || !share.Contains(target))
            TellOnce(entry, $"it is a link out of the share, to {target ?? entry.LinkTarget}");
        return true;
    }

    private static string? TargetOf(FileSystemInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        }
        catch (IOException)
        {
            // Links in a circle lead nowhere.
            return null;
        }
    }

    private static bool Matches(string[] patterns, string name) => patterns.Any(p => FileSystemName.MatchesSimpleExpression(p, name));

    private void TellOnce(FileSystemInfo entry, string reason)
    {
        if (_passedOver.Add(entry.FullName) && !_told.Contains(entry.FullName))
            logger.LogWarning("{Path} is passed over: {Reason}", entry.FullName, reason);
    }
}

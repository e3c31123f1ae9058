using System.Globalization;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>
/// The sample workbooks: in a folder for each department, as in a share, in the working folder or beside the program. Those that show the
/// conversation with departments, which are not all accepted, are in a folder apart.
/// </summary>
internal sealed class Samples
{
    // What is to be read, then what is to be talked about.
    private static readonly string[] Folders = ["samples", "conversation"];

    // Beside the folders of the departments: when each sample comes, and what becomes of it.
    private const string ListFile = "arrivals.csv";

    private readonly Dictionary<string, Sample> _byPath;

    private Samples(IReadOnlyList<Sample> all)
    {
        All = all;
        _byPath = all.ToDictionary(s => s.RelativePath, StringComparer.Ordinal);
    }

    /// <summary>Every sample, in ordinal order.</summary>
    public IReadOnlyList<Sample> All { get; }

    /// <summary>The day on which the first of them came.</summary>
    public DateOnly First => All.Min(s => s.Received);

    /// <summary>The day after the last of them came.</summary>
    public DateOnly Today => All.Max(s => s.Received).AddDays(1);

    /// <exception cref="WrongUsageException">They are in neither place.</exception>
    public static Samples Find(Session session) => new(
    [
        .. from name in Folders
           let folder = new[] { Path.GetFullPath(name), Path.Combine(AppContext.BaseDirectory, name) }.FirstOrDefault(f => File.Exists(Path.Combine(f, ListFile)))
               ?? throw new WrongUsageException(session.Texts.Format("no_samples", Path.GetFullPath(name)))
           from line in File.ReadLines(Path.Combine(folder, ListFile)).Skip(1)
           let fields = line.Split(',')
           select new Sample(
               Path.Combine(folder, fields[0]), fields[0], DateOnly.ParseExact(fields[1], "O", CultureInfo.InvariantCulture), Verdicts.Codes.Parse(fields[2])),
    ]);

    /// <summary>On which day a file of the share comes; what is no sample comes today.</summary>
    /// <param name="path">Relative to the share, with <c>/</c> between folders.</param>
    public DateOnly ArrivalOf(string path) => _byPath.TryGetValue(path, out var sample) ? sample.Received : Today;

    /// <summary>What is to become of a file of the share; what is no sample is to be accepted.</summary>
    /// <param name="path">Relative to the share, with <c>/</c> between folders.</param>
    public Verdict VerdictOf(string path) => _byPath.TryGetValue(path, out var sample) ? sample.Verdict : Verdict.Accepted;
}

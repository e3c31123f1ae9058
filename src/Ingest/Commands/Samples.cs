using System.Globalization;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The sample workbooks: in a folder for each department, as in a share, in the working folder or beside the program.</summary>
internal sealed class Samples
{
    private const string Folder = "samples";

    // Beside the folders of the departments: when each sample came.
    private const string ArrivalsFile = "arrivals.csv";

    private readonly IReadOnlyDictionary<string, DateOnly> _arrivals;

    private Samples(IReadOnlyList<Sample> all, IReadOnlyDictionary<string, DateOnly> arrivals)
    {
        All = all;
        _arrivals = arrivals;
    }

    /// <summary>Every sample, in ordinal order.</summary>
    public IReadOnlyList<Sample> All { get; }

    /// <summary>The day after the last of them came.</summary>
    public DateOnly Today => _arrivals.Values.Max().AddDays(1);

    /// <exception cref="WrongUsageException">They are in neither place.</exception>
    public static Samples Find(Session session)
    {
        var folder = new[] { Path.GetFullPath(Folder), Path.Combine(AppContext.BaseDirectory, Folder) }.FirstOrDefault(f => File.Exists(Path.Combine(f, ArrivalsFile)))
            ?? throw new WrongUsageException(session.Texts.Format("no_samples", Path.GetFullPath(Folder)));
        var all = Directory.EnumerateDirectories(folder)
            .SelectMany(department => Directory.EnumerateFiles(department, "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(file => new Sample(file, Path.GetRelativePath(folder, file)));
        var arrivals = File.ReadLines(Path.Combine(folder, ArrivalsFile)).Skip(1).Select(line => line.Split(','))
            .ToDictionary(f => f[0], f => DateOnly.ParseExact(f[1], "O", CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new Samples([.. all], arrivals);
    }

    /// <summary>The day on which a file of the share came; what is no sample comes today.</summary>
    /// <param name="path">Relative to the share, with <c>/</c> between folders.</param>
    public DateOnly ArrivalOf(string path) => _arrivals.TryGetValue(path, out var day) ? day : Today;
}

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;
using IndicatorPipeline.Samples.Reports;

namespace IndicatorPipeline.Samples;

/// <summary>All of the samples.</summary>
internal static class SampleSet
{
    /// <summary>What every cell means; beside the departments' folders.</summary>
    public const string TruthFile = "truth.csv";

    /// <summary>When each workbook comes; beside it.</summary>
    public const string ArrivalsFile = "arrivals.csv";

    private const string ArrivalsHeader = "file,received,verdict";

    /// <summary>Lays out all workbooks, in the order of their paths.</summary>
    /// <param name="county">Of which county; 0 is the one of the samples.</param>
    /// <param name="unrest">How many times as far as usual chance moves its figures.</param>
    public static IReadOnlyList<WorkbookLayout> All(int county = 0, decimal unrest = 1)
    {
        var figures = Figures(county, unrest);
        return
        [
            .. new[]
            {
                EconomyReports.All(figures), FinanceReports.All(figures), IndustryReports.All(figures), ProjectReports.All(figures),
                FarmingReports.All(figures), EcologyReports.All(figures), RuralReports.All(figures), LivelihoodReports.All(figures),
                BusinessReports.All(figures), GovernanceReports.All(figures), AssessmentReports.All(figures),
            }.SelectMany(r => r).OrderBy(b => b.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>Writes the workbooks and the list of what their cells mean into a folder.</summary>
    /// <param name="county">Of which county; 0 is the one of the samples.</param>
    /// <param name="unrest">How many times as far as usual chance moves its figures.</param>
    public static void Write(string directory, int county = 0, decimal unrest = 1)
    {
        var truth = new List<string> { TruthRow.Header };
        var arrivals = new List<string> { ArrivalsHeader };
        foreach (var book in All(county, unrest))
        {
            arrivals.Add(Arrival(book.Path, Arrivals.Of(book), "accepted"));
            Write(book, directory);
            truth.AddRange(book.Sheets.SelectMany(s => s.Truth).Select(t => t.ToLine(book.Path)));
        }

        File.WriteAllText(Path.Combine(directory, ArrivalsFile), string.Join('\n', arrivals) + "\n");
        File.WriteAllText(Path.Combine(directory, TruthFile), string.Join('\n', truth) + "\n");
    }

    /// <summary>
    /// Writes the workbooks of the conversation with departments into a folder of their own. One stays as it is there: the copy that came back for
    /// <see cref="ConversationReports.Asked"/>, in which the sender has written why.
    /// </summary>
    public static void WriteConversation(string directory)
    {
        var entries = ConversationReports.All(Figures(county: 0, unrest: 1)).ToList();
        foreach (var entry in entries)
            Write(entry.Book, directory);
        var arrivals = entries.Select(e => Arrival(e.Book.Path, e.Received, e.Verdict))
            .Append(Arrival(ConversationReports.Answer, ConversationReports.Answered, "accepted"))
            .Order(StringComparer.Ordinal)
            .Prepend(ArrivalsHeader);
        File.WriteAllText(Path.Combine(directory, ArrivalsFile), string.Join('\n', arrivals) + "\n");
    }

    private static CountyFigures Figures(int county, decimal unrest)
    {
        var loading = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog"));
        if (!loading.Success)
            throw new InvalidOperationException(string.Join(Environment.NewLine, loading.Problems));
        return new CountyFigures(loading.Catalog, Profiles.All, county, unrest);
    }

    private static string Arrival(string path, DateOnly day, string verdict) => FormattableString.Invariant($"{path},{day:O},{verdict}");

    private static void Write(WorkbookLayout book, string directory)
    {
        var path = Path.Combine(directory, book.Folder, book.FileName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, book.ToBytes());
    }
}

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

    /// <summary>Lays out all workbooks, in the order of their paths.</summary>
    /// <param name="county">Of which county; 0 is the one of the samples.</param>
    /// <param name="unrest">How many times as far as usual chance moves its figures.</param>
    public static IReadOnlyList<WorkbookLayout> All(int county = 0, decimal unrest = 1)
    {
        var loading = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog"));
        if (!loading.Success)
            throw new InvalidOperationException(string.Join(Environment.NewLine, loading.Problems));
        var figures = new CountyFigures(loading.Catalog, Profiles.All, county, unrest);
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
        var arrivals = new List<string> { "file,received" };
        foreach (var book in All(county, unrest))
        {
            arrivals.Add(FormattableString.Invariant($"{book.Path},{Arrivals.Of(book):O}"));
            var path = Path.Combine(directory, book.Folder, book.FileName);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, book.ToBytes());
            truth.AddRange(book.Sheets.SelectMany(s => s.Truth).Select(t => t.ToLine(book.Path)));
        }

        File.WriteAllText(Path.Combine(directory, ArrivalsFile), string.Join('\n', arrivals) + "\n");
        File.WriteAllText(Path.Combine(directory, TruthFile), string.Join('\n', truth) + "\n");
    }
}

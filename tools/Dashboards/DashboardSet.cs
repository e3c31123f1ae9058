using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Boards;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Dashboards;

/// <summary>All of the dashboards.</summary>
internal static class DashboardSet
{
    // People read and compare these files: Chinese stays Chinese.
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<Dashboard> All(IndicatorCatalog catalog)
    {
        var county = new County(catalog);
        return
        [
            OverviewBoard.Build(county), EconomyBoard.Build(county), ProjectsBoard.Build(county), InvestmentBoard.Build(county),
            ClustersBoard.Build(county), IndustryBoard.Build(county), TourismBoard.Build(county), EcologyBoard.Build(county),
            RuralBoard.Build(county), LivelihoodBoard.Build(county), BusinessBoard.Build(county), GovernanceBoard.Build(county),
            AssessmentBoard.Build(county), ReportingBoard.Build(), TrendBoard.Build(county), PipelineBoard.Build(), ScreenBoard.Build(county),
        ];
    }

    /// <summary>What each file holds, by its name.</summary>
    public static IReadOnlyDictionary<string, string> Files(IndicatorCatalog catalog) =>
        All(catalog).ToDictionary(d => d.FileName, d => Text(d.ToJson()), StringComparer.Ordinal);

    public static void Write(IndicatorCatalog catalog, string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (var (name, text) in Files(catalog))
            File.WriteAllText(Path.Combine(directory, name), text);
    }

    private static string Text(JsonNode node) => node.ToJsonString(Format) + "\n";
}

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A total row (or column) that is not the sum of the items in its line.</summary>
internal sealed class ItemsAndWhole : ICheck
{
    // Two items may be of a list that goes on elsewhere.
    private const int LeastItems = 3;

    public CheckKind Kind => CheckKind.Items;

    public FindingCode Code => FindingCodes.ItemsAndWhole;

    /// <summary>In the indicator's unit.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        if (evidence.Report.Figures.All(f => f.Observation.Key.Item is null))
            yield break;
        var told = new HashSet<Figure>();
        foreach (var (whole, items) in Lines(evidence.Report, f => FigureLine.AddressOf(f).Column).Concat(Lines(evidence.Report, f => FigureLine.AddressOf(f).Row)))
        {
            if (evidence.SettingOf(this, whole.Observation.Key.Indicator) is not { } setting)
                continue;
            var (total, parts) = (Known.Of(whole)!, items.Select(i => Known.Of(i)!).ToList());
            if (!Sums.Fits(total, parts, setting.Tolerance) && (!Sums.LooksLikeAverage(total, parts) || Sums.IsMistyped(total, parts)) && told.Add(whole))
                yield return Sums.Contradiction(this, evidence, setting, evidence.NameOf(whole.Observation.Key, whole.Observation.Period), total, parts);
        }
    }

    // Items may lie in several areas; two totals would be those of groups, of which nobody knows where they end.
    private static IEnumerable<(Figure Whole, List<Figure> Items)> Lines(CheckedReport report, Func<Figure, int> line) =>
        from figure in report.Figures
        let key = figure.Observation.Key
        where key.Measure is Measure.Level or Measure.Target && Additive.IsAmount(report.IndicatorOf(figure))
        group figure by (figure.Observation.Origin.Sheet, Line: line(figure), key.Indicator, key.Accumulation, key.Measure, figure.Observation.Period, figure.Observation.Basis) into same
        let totals = same.Where(f => f.Observation.Key.Item is null).ToList()
        let items = same.Where(f => f.Observation.Key.Item is not null).ToList()
        where totals.Count == 1 && items.Count >= LeastItems && AreWhole(report.Catalog, items)
        select (totals[0], items);

    // A closed list counts only where all of it is there.
    private static bool AreWhole(IndicatorCatalog catalog, List<Figure> items)
    {
        var kinds = items.Select(i => catalog.ItemsByCode.GetValueOrDefault(i.Observation.Key.Item!)?.Kind).Distinct().ToList();
        return kinds is [var kind] && (kind is null || catalog.Items.Count(i => i.Kind == kind) == items.DistinctBy(i => i.Observation.Key.Item).Count());
    }
}

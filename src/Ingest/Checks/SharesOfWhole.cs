using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>The shares of all parts of a whole that do not come to 100 %. Of one part alone nobody knows that it is all.</summary>
internal sealed class SharesOfWhole : ICheck
{
    // Shares that are farther from a whole are of different wholes.
    private const decimal Near = 25;

    public CheckKind Kind => CheckKind.Shares;

    public FindingCode Code => FindingCodes.SharesOfWhole;

    /// <summary>In percentage points.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        var shares = evidence.Report.OwnFigures.Where(f => f.Observation.Key.Measure == Measure.Share).ToList();
        foreach (var whole in shares.SelectMany(f => WholesAround(evidence.Catalog, f)).Where(w => w.Parts.Count > 1).DistinctBy(w => string.Join('|', w.Parts) + w.Period))
        {
            var known = whole.Parts.Select(key => Known.Of(evidence.Report.Own(key, whole.Period))).OfType<Known>().ToList();
            if (known.Count != whole.Parts.Count || evidence.SettingOf(this, whole.Parts[0].Indicator) is not { } setting)
                continue;
            var sum = known.Aggregate(Interval.Of(0), (total, share) => total + share.Interval);
            if ((sum.Low <= 100 + setting.Tolerance && sum.High >= 100 - setting.Tolerance) || Math.Abs(sum.Middle - 100) > Near)
                continue;
            var where = known[^1].Figure!;
            yield return Evidence.Make(
                this,
                setting,
                where,
                evidence.NameOf(whole.Parts[^1], whole.Period),
                Shown.Number(sum.Middle),
                Evidence.PlacesOf(known, where.Observation.Origin.Sheet));
        }
    }

    private static IEnumerable<(IReadOnlyList<SeriesKey> Parts, TimePeriod Period)> WholesAround(IndicatorCatalog catalog, Figure figure)
    {
        var (key, period) = (figure.Observation.Key, figure.Observation.Period);
        foreach (var (_, parts) in Divisions.Around(catalog, key.Area).Where(d => d.Parts.Contains(key.Area)))
            yield return ([.. parts.Select(area => key with { Area = area })], period);
        if (key.Item is { } item && catalog.ItemsByCode.GetValueOrDefault(item) is { } known)
            yield return ([.. catalog.Items.Where(i => i.Kind == known.Kind).Select(i => key with { Item = i.Code })], period);
        foreach (var whole in catalog.WholesByPart[key.Indicator])
            yield return ([.. whole.Parts.Select(part => key with { Indicator = part })], period);
    }
}

using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A county's amount and those of its townships, of which a report gives at least one.</summary>
internal sealed record AreaSum(SeriesKey Whole, IReadOnlyList<SeriesKey> Parts, TimePeriod Period)
{
    /// <summary>Those of a report's levels and targets.</summary>
    public static IEnumerable<AreaSum> In(CheckedReport report)
    {
        var wholes = report.Figures
            .Where(f => f.Observation.Key.Measure is Measure.Level or Measure.Target && Additive.IsAmount(report.IndicatorOf(f)))
            .SelectMany(f => Divisions.Around(report.Catalog, f.Observation.Key.Area).Select(d => (Whole: f.Observation.Key with { Area = d.Whole }, d.Parts, f.Observation.Period)))
            .DistinctBy(w => (w.Whole, w.Period));
        return wholes.Select(w => new AreaSum(w.Whole, [.. w.Parts.Select(area => w.Whole with { Area = area })], w.Period));
    }
}

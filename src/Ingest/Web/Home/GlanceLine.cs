using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Home;

/// <summary>The latest point of a group of series, with what is known of each measure there.</summary>
/// <param name="Unit">Of the level; empty where there is none.</param>
public sealed record GlanceLine(SeriesGroup Group, TimePeriod Period, string Unit, IReadOnlyDictionary<Measure, decimal> Values)
{
    /// <summary>Null where the measure is not known.</summary>
    public decimal? this[Measure measure] => Values.TryGetValue(measure, out var value) ? value : null;
}

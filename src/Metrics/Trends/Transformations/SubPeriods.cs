using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>The values of the shorter periods within a longer one.</summary>
internal static class SubPeriods
{
    /// <summary>All of them, in their order; null where any is missing.</summary>
    public static IReadOnlyList<SeriesValue>? Of(TimeSeries series, TimePeriod longer)
    {
        var values = new List<SeriesValue>();
        for (TimePeriod? period = longer.LastOf(series.Key.Freq); period is { } known && known.Start >= longer.Start; period = known.TryPlus(-1))
        {
            if (series[known] is not { } value)
                return null;
            values.Insert(0, value);
        }

        return values;
    }
}

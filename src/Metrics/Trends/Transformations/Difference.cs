using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>
/// A level less an earlier one, in the indicator's unit; the difference of two percentages is in percentage points. Reported differences over a
/// year go before computed ones, and need no level.
/// </summary>
internal sealed class Difference(string rule, Func<TimePeriod, TimePeriod?> before, bool overYear) : ITransformation
{
    /// <summary>Over the same period a year before.</summary>
    public static Difference OverYear { get; } = new(TransformCodes.Transform[Transform.YoyDiff], Growth.YearBefore, overYear: true);

    /// <summary>Over the period before.</summary>
    public static Difference OverPeriod { get; } = new(TransformCodes.Transform[Transform.Change], period => period.TryPlus(-1), overYear: false);

    public SeriesSet Apply(SeriesSet series, TransformScope scope)
    {
        var differences = new SeriesSet();
        foreach (var reported in series.All.Where(s => overYear && s.Key.Measure is (Measure.YoyDiff or Measure.YoyPoints)))
            differences.At(reported.Key).AddAll(reported);
        foreach (var level in series.Levels)
        {
            var isPercentage = scope.IsPercentage(level.Key);
            var measure = !overYear ? Measure.Level : isPercentage ? Measure.YoyPoints : Measure.YoyDiff;
            var result = differences.At(level.Key with { Measure = measure });
            foreach (var (period, now) in level.Values)
            {
                if (level[before(period)] is { } earlier)
                {
                    result.Add(period, SeriesValue.Computed(
                        rule, isPercentage ? Unit.PercentagePoint.Name : now.Unit, [now, earlier], () => now.Value - earlier.Value));
                }
            }
        }

        return differences;
    }
}

using System.Globalization;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>
/// The level where that of a base period is 100. An index says growth since the base, so there is none where growth may not be computed from
/// levels, and none on a base that is not above zero.
/// </summary>
internal sealed class IndexNumber(TimePeriod basePeriod) : ITransformation
{
    private static readonly string Rule = TransformCodes.Transform[Transform.Index];

    private readonly string _unit = string.Create(CultureInfo.InvariantCulture, $"{basePeriod}=100");

    public static decimal? Of(decimal level, decimal atBase) => atBase > 0 ? level * 100 / atBase : null;

    public SeriesSet Apply(SeriesSet series, TransformScope scope)
    {
        var indices = new SeriesSet();
        foreach (var level in series.Levels)
        {
            if (scope.ToGrowth(level.Key) is { } obstacle)
            {
                scope.Tell(level.Key, obstacle);
                continue;
            }

            if (BaseOf(level) is not { Count: > 0 } atBase)
            {
                scope.Tell(level.Key, Obstacle.NoBase);
                continue;
            }

            var result = indices.At(level.Key);
            foreach (var (period, now) in level.Values)
                result.Add(period, SeriesValue.Computed(Rule, _unit, [now, .. atBase], () => Of(now.Value, atBase.Average(v => v.Value))));
            if (result.IsEmpty)
                scope.Tell(level.Key, Obstacle.NoBase);
        }

        return indices;
    }

    // A base shorter than the periods of the series lies in none of them.
    private IReadOnlyList<SeriesValue>? BaseOf(TimeSeries level) =>
        basePeriod.Freq > level.Key.Freq ? null
        : level.Key.Accumulation == Accumulation.YearToDate ? (level[basePeriod.LastOf(level.Key.Freq)] is { } last ? [last] : null)
        : SubPeriods.Of(level, basePeriod);
}

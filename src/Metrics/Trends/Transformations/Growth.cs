using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>
/// Growth of levels in %. A reported growth goes before a computed one; none is computed where the catalog says that levels do not give it, of
/// percentages, or on a base that is not above zero.
/// </summary>
internal sealed class Growth(Measure measure, string rule, Func<TimePeriod, TimePeriod?> before) : ITransformation
{
    /// <summary>Over the same period a year before.</summary>
    public static Growth OverYear { get; } = new(Measure.Yoy, TransformCodes.Transform[Transform.Yoy], YearBefore);

    /// <summary>Over the period before.</summary>
    public static Growth OverPeriod { get; } = new(Measure.Mom, TransformCodes.Transform[Transform.Mom], period => period.TryPlus(-1));

    /// <summary>Null on a base that is not above zero: such a percentage says nothing.</summary>
    public static decimal? Of(decimal level, decimal before) => before > 0 ? (level - before) * 100 / before : null;

    /// <summary>The same period a year before; null outside the calendar.</summary>
    public static TimePeriod? YearBefore(TimePeriod period) => period.Year > 1 ? period.YearBefore : null;

    public SeriesSet Apply(SeriesSet series, TransformScope scope)
    {
        var grown = new SeriesSet();
        foreach (var group in series.All.Where(s => s.Key.Measure == measure || s.Key.Measure == Measure.Level).Select(s => s.Key.Group).Distinct())
        {
            var result = grown.At(group.With(measure));
            result.AddAll(series.Find(result.Key));
            if (series.Find(group.With(Measure.Level)) is not { } level)
                continue;
            if (scope.ToGrowth(level.Key) is { } obstacle)
            {
                scope.Tell(level.Key, obstacle);
                continue;
            }

            foreach (var (period, now) in level.Values)
            {
                if (level[before(period)] is { } earlier)
                    result.Add(period, SeriesValue.Computed(rule, Unit.Percent.Name, [now, earlier], () => Of(now.Value, earlier.Value)));
            }
        }

        return grown;
    }
}

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>
/// The level as % of that of a total. Reported shares are left out: nothing says of which total they are.
/// </summary>
internal sealed class ShareOfTotal(Whole? whole) : ITransformation
{
    private static readonly string Rule = TransformCodes.Transform[Transform.Share];

    /// <summary>Null of a total that is not above zero.</summary>
    public static decimal? Of(decimal part, decimal total) => total > 0 ? part * 100 / total : null;

    public SeriesSet Apply(SeriesSet series, TransformScope scope)
    {
        var shares = new SeriesSet();
        foreach (var part in series.Levels)
        {
            if (scope.IsPercentage(part.Key))
            {
                scope.Tell(part.Key, Obstacle.Percentage);
                continue;
            }

            if (scope.TotalOf(part.Key, whole) is not { } total)
            {
                scope.Tell(part.Key, Obstacle.NoTotal);
                continue;
            }

            var result = shares.At(part.Key with { Measure = Measure.Share });
            foreach (var (period, counted) in part.Values)
            {
                if (series.Find(total)?[period] is { } all && scope.InUnitOf(counted, all) is var now)
                    result.Add(period, SeriesValue.Computed(Rule, Unit.Percent.Name, [now, all], () => Of(now.Value, all.Value)));
            }
        }

        return shares;
    }
}

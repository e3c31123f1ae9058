using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>
/// 拉动: what a part has added over a year as % of what its total was a year before; those of all parts add up to the total's growth. None where
/// growth may not be computed from levels.
/// </summary>
internal sealed class GrowthContribution(Whole? whole) : ITransformation
{
    private static readonly string Rule = TransformCodes.Transform[Transform.Contribution];

    /// <summary>Null on a total that was not above zero.</summary>
    public static decimal? Of(decimal part, decimal partBefore, decimal totalBefore) => totalBefore > 0 ? (part - partBefore) * 100 / totalBefore : null;

    public SeriesSet Apply(SeriesSet series, TransformScope scope)
    {
        var contributions = new SeriesSet();
        foreach (var part in series.Levels)
        {
            if (scope.ToGrowth(part.Key) is { } obstacle)
            {
                scope.Tell(part.Key, obstacle);
                continue;
            }

            if (scope.TotalOf(part.Key, whole) is not { } total)
            {
                scope.Tell(part.Key, Obstacle.NoTotal);
                continue;
            }

            var result = contributions.At(part.Key);
            foreach (var (period, counted) in part.Values)
            {
                var before = Growth.YearBefore(period);
                if (part[before] is { } countedBefore && series.Find(total)?[before] is { } totalBefore)
                {
                    var (now, partBefore) = (scope.InUnitOf(counted, totalBefore), scope.InUnitOf(countedBefore, totalBefore));
                    result.Add(period, SeriesValue.Computed(
                        Rule, Unit.PercentagePoint.Name, [now, partBefore, totalBefore], () => Of(now.Value, partBefore.Value, totalBefore.Value)));
                }
            }
        }

        return contributions;
    }
}

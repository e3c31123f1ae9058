using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>
/// What has come together since 1 January: as reported, else the cumulative before and what the period adds. It goes on from a reported one, as
/// where 1-2月 is reported together and March alone; after a gap there is none until a report gives one.
/// </summary>
internal sealed class SinceNewYear : ITransformation
{
    private static readonly string Rule = TransformCodes.Transform[Transform.YearToDate];

    public SeriesSet Apply(SeriesSet series, TransformScope scope)
    {
        var cumulatives = new SeriesSet();
        foreach (var given in series.All.Where(s => s.Key.Accumulation == Accumulation.YearToDate))
            cumulatives.At(given.Key).AddAll(given);
        foreach (var alone in series.Levels.Where(s => s.Key.Accumulation == Accumulation.Period))
        {
            if (alone.Key.Freq == Freq.Weekly)
            {
                scope.Tell(alone.Key, Obstacle.Weekly);
                continue;
            }

            if (scope.IsPercentage(alone.Key))
            {
                scope.Tell(alone.Key, Obstacle.Percentage);
                continue;
            }

            var result = cumulatives.At(alone.Key with { Accumulation = Accumulation.YearToDate });
            foreach (var (period, now) in alone.Values)
            {
                if (period.Number == 1)
                    result.Add(period, SeriesValue.Computed(Rule, now.Unit, [now], () => now.Value));
                else if (result[period.TryPlus(-1)] is { } before)
                    result.Add(period, SeriesValue.Computed(Rule, now.Unit, [before, now], () => before.Value + now.Value));
            }
        }

        foreach (var stock in series.Levels.Where(s => s.Key.Accumulation == Accumulation.Stock))
            scope.Tell(stock.Key, Obstacle.NotAdditive);
        return cumulatives;
    }
}

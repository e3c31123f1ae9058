using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>
/// What belongs to a period alone: as reported, else the difference of two cumulatives. The year's first period is its own cumulative. Where 1-2月
/// is reported together there is no cumulative for January, and neither January nor February gets a figure. A growth over the period before that is
/// reported beside a cumulative is of the period alone, too: a cumulative only ever grows within its year.
/// </summary>
internal sealed class PeriodAlone : ITransformation
{
    private static readonly string Rule = TransformCodes.Transform[Transform.Period];

    public SeriesSet Apply(SeriesSet series, TransformScope scope)
    {
        var alone = new SeriesSet();
        foreach (var given in series.All.Where(s => s.Key.Accumulation == Accumulation.Period))
            alone.At(given.Key).AddAll(given);
        foreach (var growth in series.All.Where(s => s.Key is { Accumulation: Accumulation.YearToDate, Measure: Measure.Mom }))
            alone.At(growth.Key with { Accumulation = Accumulation.Period }).AddAll(growth);
        foreach (var cumulative in series.Levels.Where(s => s.Key.Accumulation == Accumulation.YearToDate))
        {
            // An ISO week may begin in the year before.
            if (cumulative.Key.Freq == Freq.Weekly)
            {
                scope.Tell(cumulative.Key, Obstacle.Weekly);
                continue;
            }

            // Percentages that have come together are no sums.
            if (scope.IsPercentage(cumulative.Key))
            {
                scope.Tell(cumulative.Key, Obstacle.Percentage);
                continue;
            }

            var result = alone.At(cumulative.Key with { Accumulation = Accumulation.Period });
            foreach (var (period, now) in cumulative.Values)
            {
                if (period.Number == 1)
                    result.Add(period, SeriesValue.Computed(Rule, now.Unit, [now], () => now.Value));
                else if (cumulative[period.TryPlus(-1)] is { } before)
                    result.Add(period, SeriesValue.Computed(Rule, now.Unit, [now, before], () => now.Value - before.Value));
            }
        }

        foreach (var stock in series.Levels.Where(s => s.Key.Accumulation == Accumulation.Stock))
            scope.Tell(stock.Key, Obstacle.NotAdditive);
        return alone;
    }
}

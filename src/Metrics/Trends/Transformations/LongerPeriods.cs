using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>
/// A series in longer periods. Sum and average need every shorter period, so that an incomplete year is a gap and no small year; the end of a
/// period needs its last one. What is cumulative or stands at a day has no sum.
/// </summary>
internal sealed class LongerPeriods(Freq freq, Aggregation? aggregation) : ITransformation
{
    public SeriesSet Apply(SeriesSet series, TransformScope scope)
    {
        var longer = new SeriesSet();
        foreach (var given in series.All)
        {
            var how = aggregation ?? (given.Key.Accumulation == Accumulation.Period ? Aggregation.Sum : Aggregation.EndOfPeriod);
            if (ObstacleTo(given.Key, how, scope) is { } obstacle)
            {
                if (given.Key.Measure == Measure.Level)
                    scope.Tell(given.Key, obstacle);
                continue;
            }

            if (given.Key.Measure != Measure.Level && !IsOfTheLonger(given.Key, how))
                continue;
            var result = longer.At(given.Key with { Freq = freq });
            foreach (var period in given.Values.Select(v => v.Key.LastOf(freq)).Distinct())
                result.Add(period, ValueOf(given, period, how));
        }

        return longer;
    }

    // The growth of the last month alone is not that of the quarter; the growth since 1 January, or at the last day, is, unless it is over the month before.
    private static bool IsOfTheLonger(SeriesKey key, Aggregation how) =>
        how == Aggregation.EndOfPeriod && key.Accumulation != Accumulation.Period && key.Measure != Measure.Mom;

    private static SeriesValue? ValueOf(TimeSeries given, TimePeriod longer, Aggregation how)
    {
        var rule = TransformCodes.Aggregation[how];
        if (how == Aggregation.EndOfPeriod)
            return given[longer.LastOf(given.Key.Freq)] is { } last ? SeriesValue.Computed(rule, last.Unit, [last], () => last.Value) : null;
        return SubPeriods.Of(given, longer) is { } all
            ? SeriesValue.Computed(rule, all[0].Unit, all, () => how == Aggregation.Sum ? all.Sum(v => v.Value) : all.Average(v => v.Value))
            : null;
    }

    private Obstacle? ObstacleTo(SeriesKey key, Aggregation how, TransformScope scope)
    {
        if (key.Freq <= freq)
            return Obstacle.NotFiner;
        // A week at the turn of a month belongs to both.
        if (key.Freq == Freq.Weekly || freq == Freq.Weekly)
            return Obstacle.Weekly;
        return how switch
        {
            Aggregation.Sum when key.Accumulation != Accumulation.Period => Obstacle.NotAdditive,
            Aggregation.Sum when scope.IsPercentage(key) => Obstacle.Percentage,
            Aggregation.Average when key.Accumulation == Accumulation.YearToDate => Obstacle.NotAdditive,
            _ => null,
        };
    }
}

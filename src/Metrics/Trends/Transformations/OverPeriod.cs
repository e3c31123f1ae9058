using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>
/// A comparison with the period before, of what can be compared so: what belongs to a period alone, and what stands at its end. A cumulative is first
/// taken apart, since it grows with the year.
/// </summary>
internal sealed class OverPeriod(ITransformation comparison) : ITransformation
{
    private static readonly PeriodAlone Alone = new();

    public SeriesSet Apply(SeriesSet series, TransformScope scope)
    {
        var flows = new SeriesSet();
        var comparable = new SeriesSet();
        foreach (var one in series.All)
            (one.Key.Accumulation == Accumulation.Stock ? comparable : flows).At(one.Key).AddAll(one);
        foreach (var one in Alone.Apply(flows, scope).All)
            comparable.At(one.Key).AddAll(one);
        return comparison.Apply(comparable, scope);
    }
}

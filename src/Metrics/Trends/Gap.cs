using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>Level less target, in the indicator's unit: negative while something is missing.</summary>
internal sealed class Gap : IDerivation
{
    public Measure Measure => Measure.Gap;

    public static decimal Of(decimal level, decimal target) => level - target;

    public DerivedFigure? Derive(DerivationRule rule, PointInForce point, Surroundings around) =>
        around.Find(point, Measure.Level) is { } level && around.Find(point, Measure.Target) is { } target
            ? around.Figure(rule, point, Measure, Of(level.Value, target.Value), [level, target])
            : null;

    public bool MayHaveGiven(DerivationRule rule, PointInForce point, Surroundings around) =>
        point.EverGiven.Contains(Measure.Level) && point.EverGiven.Contains(Measure.Target);
}

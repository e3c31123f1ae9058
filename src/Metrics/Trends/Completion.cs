using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>The level as % of the target.</summary>
internal sealed class Completion : IDerivation
{
    public Measure Measure => Measure.Completion;

    /// <summary>Null without a target to speak of: nothing is no part of what is to be reached, and a percentage of less than nothing says nothing.</summary>
    public static decimal? Of(decimal level, decimal target) => target > 0 ? level / target * 100 : null;

    public DerivedFigure? Derive(DerivationRule rule, PointInForce point, Surroundings around) =>
        around.Find(point, Measure.Level) is { } level && around.Find(point, Measure.Target) is { } target && Of(level.Value, target.Value) is { } value
            ? around.Figure(rule, point, Measure, value, [level, target])
            : null;

    public bool MayHaveGiven(DerivationRule rule, PointInForce point, Surroundings around) =>
        point.EverGiven.Contains(Measure.Level) && point.EverGiven.Contains(Measure.Target);
}

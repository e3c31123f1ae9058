using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>One way to derive a measure. It is a function of what is in force around a point and remembers nothing.</summary>
internal interface IDerivation
{
    Measure Measure { get; }

    /// <summary>Null when the rule gives nothing here: an input is missing, or the measure would mean nothing.</summary>
    /// <exception cref="OverflowException">The figure is larger than a decimal.</exception>
    DerivedFigure? Derive(DerivationRule rule, PointInForce point, Surroundings around);

    /// <summary>
    /// Whether it may ever have given something here, with what any report ever said. A figure that it gives no more has to be taken
    /// away where it was written; this may be said once too often, never once too seldom.
    /// </summary>
    bool MayHaveGiven(DerivationRule rule, PointInForce point, Surroundings around);
}

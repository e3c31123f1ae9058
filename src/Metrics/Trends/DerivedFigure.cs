using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>A figure that no report gives, with the rule that it follows from and what that was applied to.</summary>
/// <param name="Rule">The rule of derivations.yaml.</param>
/// <param name="Inputs">What it was computed from.</param>
public sealed record DerivedFigure(
    SeriesKey Key, TimePeriod Period, decimal Value, string Unit, DerivationRule Rule, IEnumerable<DerivationInput> Inputs)
{
    /// <summary>As far as the least reliable of its inputs may be relied on.</summary>
    public ObsStatus Status => Reliability.OfLeast(Inputs.Select(i => i.Status));
}

using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Support.Planting;

/// <summary>What was found of a planted mistake.</summary>
/// <param name="Findings">Those that block.</param>
internal sealed record PlantingOutcome(string Plant, SampleReport Report, PlantedError Error, ImmutableArray<Finding> Findings)
{
    public bool IsFound => Findings.Any(Error.IsFoundBy);
}

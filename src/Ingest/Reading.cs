using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest;

/// <summary>What a workbook says: every figure and text that could be read, and every problem met on the way, in reading order.</summary>
/// <param name="Observations">Every figure, one that stands in several places as often as it stands there.</param>
/// <param name="ToRecord">Those of the figures that are worth recording: of several that agree the one shown with the most digits.</param>
public sealed record Reading(
    ImmutableArray<Observation> Observations,
    ImmutableArray<Observation> ToRecord,
    ImmutableArray<ItemText> Texts,
    ImmutableArray<Finding> Findings)
{
    /// <summary>Of a file that was not read, with the reasons.</summary>
    public static Reading OfNothing(ImmutableArray<Finding> findings) => new([], [], [], findings);
}

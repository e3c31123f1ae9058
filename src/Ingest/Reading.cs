using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest;

/// <summary>What a workbook says: every figure and text that could be read, and every problem met on the way, in reading order.</summary>
public sealed record Reading(
    ImmutableArray<Observation> Observations,
    ImmutableArray<ItemText> Texts,
    ImmutableArray<Finding> Findings);

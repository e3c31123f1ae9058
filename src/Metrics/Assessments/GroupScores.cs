using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>The scores of a group at a period.</summary>
/// <param name="Areas">By rank, those without a total last; within that in the order of areas.yaml.</param>
public sealed record GroupScores(AssessmentScheme Scheme, TimePeriod Period, ImmutableArray<AreaScore> Areas);

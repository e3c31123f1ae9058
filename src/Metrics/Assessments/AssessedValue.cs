using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>What is scored: a figure that a report gives, or one that follows from such.</summary>
/// <param name="Unit">Of the value.</param>
/// <param name="Status">As far as the least reliable of its inputs may be relied on.</param>
/// <param name="Rule">Code of what was done to the inputs; null where a report gives the value.</param>
/// <param name="Inputs">The figures and texts of reports that it rests on in the end, each with its cell.</param>
public sealed record AssessedValue(decimal Value, string Unit, ObsStatus Status, string? Rule, ImmutableArray<DerivationInput> Inputs);

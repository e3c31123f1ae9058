using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>One submission's word on an observation. Of several the one that counts is said to be in force: see <see cref="Precedence"/>.</summary>
/// <param name="Observation">What the submission says.</param>
/// <param name="Ordinal">Its place in the submission's reading order, from 0.</param>
/// <param name="Submission">Who says it.</param>
public sealed record Vintage(Observation Observation, int Ordinal, Submission Submission);

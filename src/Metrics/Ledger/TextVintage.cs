using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>One submission's word on an attribute of an item.</summary>
/// <param name="Text">What the submission says.</param>
/// <param name="Ordinal">Its place in the submission's reading order, from 0.</param>
/// <param name="Submission">Who says it.</param>
public sealed record TextVintage(ItemText Text, int Ordinal, Submission Submission);

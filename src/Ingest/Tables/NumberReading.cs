using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>A number as somebody typed it.</summary>
/// <param name="Value">The number; null for a missing-value mark.</param>
/// <param name="Unit">The unit typed behind it (万元, %); null when there is none.</param>
/// <param name="Missing">What a missing-value mark says; null for a number.</param>
internal readonly record struct NumberReading(decimal? Value, string? Unit, MissingReason? Missing);

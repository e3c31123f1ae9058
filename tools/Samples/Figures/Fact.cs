using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Samples.Figures;

/// <summary>A figure and what it means: what the reader of a cell should find out about it.</summary>
/// <param name="Value">In <paramref name="Unit"/>; null where there can be none, which prints as a missing mark.</param>
/// <param name="Unit">The canonical unit.</param>
internal sealed record Fact(SeriesKey Key, TimePeriod Period, decimal? Value, string Unit);

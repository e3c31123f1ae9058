using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What departments write where a figure is missing.</summary>
public sealed record MissingWord(string Label, MissingReason Reason);

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A name in an open register that is another name's: one project or task, written in two ways.</summary>
/// <param name="Kind">The kind whose register it is; null: every open one.</param>
/// <param name="Name">As it is written in some reports.</param>
/// <param name="SameAs">What it is called.</param>
public sealed record MergedName(string? Kind, string Name, string SameAs);

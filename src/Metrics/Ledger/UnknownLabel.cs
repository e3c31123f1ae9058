namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A label that held workbooks wait for.</summary>
/// <param name="Label">The label as it is shown.</param>
/// <param name="Workbooks">How many workbooks wait for it.</param>
public sealed record UnknownLabel(string Label, long Workbooks);

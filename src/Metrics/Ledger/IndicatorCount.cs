namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>How much the ledger holds of an indicator, as far as it counts.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Series">Series with at least one observation in force.</param>
/// <param name="Observations">Observations in force.</param>
public sealed record IndicatorCount(string Indicator, long Series, long Observations);

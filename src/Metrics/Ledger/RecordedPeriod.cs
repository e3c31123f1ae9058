using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>An indicator of an area at a period, of which the ledger has heard.</summary>
public record RecordedPeriod(string Indicator, string Area, TimePeriod Period);

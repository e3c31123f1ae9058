using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>When the ledger first heard of an indicator for an area and a period.</summary>
/// <param name="At">When the first workbook that counts and reports it of its own came.</param>
public sealed record Arrival(string Indicator, string Area, TimePeriod Period, DateTimeOffset At) : RecordedPeriod(Indicator, Area, Period);

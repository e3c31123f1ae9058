using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>The end of a group of series.</summary>
/// <param name="Last">The last period that bears a value in force.</param>
/// <param name="LastUnchanged">The last one of those that have not changed since the sequence number asked about; null for none.</param>
internal sealed record LastPeriods(SeriesGroup Group, TimePeriod Last, TimePeriod? LastUnchanged);

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Reports;

/// <summary>A report about a period.</summary>
/// <param name="Due">The last day on which it is in time.</param>
/// <param name="Received">How many of the indicators and areas it must hold the ledger has.</param>
/// <param name="Needed">How many it must hold.</param>
/// <param name="DaysOverdue">Until today, or until the day on which a late one was complete; 0 in time.</param>
public sealed record DueReport(ReportDefinition Report, TimePeriod Period, DateOnly Due, int Received, int Needed, ReportState State, int DaysOverdue);

using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>An item's row in the report about a period.</summary>
/// <param name="Kind">The item's kind (project, task).</param>
/// <param name="Item">The item's code; for an open register the row's name.</param>
/// <param name="Area">The reference area's code.</param>
/// <param name="Period">The period that the report is about.</param>
public sealed record ItemRow(string Kind, string Item, string Area, TimePeriod Period);

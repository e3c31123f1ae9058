namespace IndicatorPipeline.Metrics.Observations;

/// <summary>A text that a report gives about an item: a project's stage, a task's problem.</summary>
/// <param name="Kind">The item's kind (project, task).</param>
/// <param name="Item">The item's code; for an open register the row's name.</param>
/// <param name="ItemName">The item's name as shown.</param>
/// <param name="Area">The reference area's code.</param>
/// <param name="Name">The attribute's code in the catalog.</param>
/// <param name="Period">The period that the report is about; the text stands until a later one.</param>
/// <param name="Value">The text.</param>
/// <param name="Origin">The cell it stands in.</param>
public sealed record ItemText(
    string Kind,
    string Item,
    string ItemName,
    string Area,
    string Name,
    TimePeriod Period,
    string Value,
    Origin Origin);

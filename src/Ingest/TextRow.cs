namespace IndicatorPipeline.Ingest;

/// <summary>A row of which a report gives a text.</summary>
/// <param name="Kind">The item's kind.</param>
/// <param name="Item">The item's code; for an open register the row's name.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="ItemCell">The cell that names the item, in A1 form.</param>
public sealed record TextRow(string Kind, string Item, string Sheet, string ItemCell);

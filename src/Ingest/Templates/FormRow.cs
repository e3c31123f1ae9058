namespace IndicatorPipeline.Ingest.Templates;

/// <summary>Whose figures a row of a template asks for.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="Item">The item, as a series has it; null for the indicator as a whole.</param>
/// <param name="Label">What stands before the row; empty where the sender writes the name.</param>
internal sealed record FormRow(string Area, string? Item, string Label);

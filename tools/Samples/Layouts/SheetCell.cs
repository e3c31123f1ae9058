namespace IndicatorPipeline.Samples.Layouts;

/// <summary>A cell as it is to be written.</summary>
/// <param name="Text">Its text; null for a number.</param>
/// <param name="Number">Its number; null for a text.</param>
/// <param name="Format">The number format's code; null for a text.</param>
internal sealed record SheetCell(string? Text, decimal? Number, string? Format, Look Look);

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>Where in a workbook a figure stands.</summary>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Cell">The cell in A1 form; for a merged range its top-left cell.</param>
public readonly record struct Origin(string Sheet, string Cell);

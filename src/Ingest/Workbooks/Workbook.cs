using System.Collections.Immutable;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>A workbook as values.</summary>
/// <param name="FileName">The name it was sent under, without folders.</param>
/// <param name="Sheets">Its worksheets in order, hidden ones too; chart sheets have no cells and are stepped over.</param>
public sealed record Workbook(string FileName, ImmutableArray<Sheet> Sheets);

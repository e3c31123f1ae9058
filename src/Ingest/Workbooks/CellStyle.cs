namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>How a cell looks, shared by all cells of the same style; null is unknown.</summary>
internal sealed record CellStyle(CellFormat Format, bool? IsBold, int? Indent, HorizontalAlignment? Alignment, Borders? Borders);

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>How a cell looks, shared by all cells of the same style; null is unknown.</summary>
/// <param name="IsStruck">Whether a line goes through all that the cell shows.</param>
/// <param name="IsUnseen">Whether it is written in white on white.</param>
internal sealed record CellStyle(CellFormat Format, bool? IsBold, int? Indent, HorizontalAlignment? Alignment, Borders? Borders, bool IsStruck = false, bool IsUnseen = false)
{
    /// <summary>That of a cell of which only the content is known.</summary>
    public static CellStyle Unknown { get; } = new(CellFormat.General, null, null, null, null);
}

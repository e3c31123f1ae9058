using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>A sheet that is written from top to bottom, and printed as wide as the paper.</summary>
internal sealed class WrittenPage
{
    private const double WidestColumn = 60;

    private int _row;

    public WrittenPage(ExcelPackage package, string name)
    {
        Sheet = package.Workbook.Worksheets.Add(name);
        Sheet.PrinterSettings.PaperSize = ePaperSize.A4;
        Sheet.PrinterSettings.Orientation = eOrientation.Landscape;
        Sheet.PrinterSettings.FitToPage = true;
        Sheet.PrinterSettings.FitToWidth = 1;
        Sheet.PrinterSettings.FitToHeight = 0;
    }

    public ExcelWorksheet Sheet { get; }

    public void Title(string text)
    {
        Line(text);
        Sheet.Cells[_row, 1].Style.Font.Bold = true;
        Sheet.Cells[_row, 1].Style.Font.Size = 14;
    }

    public void Line(string text) => Sheet.Cells[++_row, 1].Value = text;

    /// <returns>The row of the headings.</returns>
    public int Table(string[] headings, IEnumerable<object?[]> rows)
    {
        var top = ++_row;
        for (var i = 0; i < headings.Length; i++)
            Sheet.Cells[_row, i + 1].Value = headings[i];
        var heading = Sheet.Cells[_row, 1, _row, headings.Length].Style;
        heading.Font.Bold = true;
        heading.Fill.PatternType = ExcelFillStyle.Solid;
        heading.Fill.BackgroundColor.SetColor(System.Drawing.Color.FromArgb(0xD9, 0xD9, 0xD9));
        var widths = headings.Select(TextWidth.Of).ToArray();
        foreach (var row in rows)
        {
            _row++;
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is not { } value)
                    continue;
                Sheet.Cells[_row, i + 1].Value = value;
                widths[i] = Math.Max(widths[i], value is string text ? TextWidth.Of(text) : 12);
                // A heading stands where its numbers do.
                if (value is not string)
                    Sheet.Cells[top, i + 1].Style.HorizontalAlignment = ExcelHorizontalAlignment.Right;
            }
        }

        for (var i = 0; i < widths.Length; i++)
            Sheet.Column(i + 1).Width = Math.Min(WidestColumn, Math.Max(Sheet.Column(i + 1).Width, widths[i] + 2));
        return top;
    }
}

using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;
using NPOI.SS.Util;

namespace IndicatorPipeline.Samples.Layouts;

/// <summary>Writes .xls. The same layout gives the same bytes.</summary>
internal static class XlsPrinter
{
    public static byte[] Print(WorkbookLayout layout)
    {
        var workbook = new HSSFWorkbook();
        workbook.CreateInformationProperties();
        workbook.SummaryInformation.Author = layout.Author;
        workbook.SummaryInformation.CreateDateTime = XlsxPrinter.Made;
        workbook.SummaryInformation.LastSaveDateTime = XlsxPrinter.Made;
        var styles = new Dictionary<(Look, string?), ICellStyle>();
        foreach (var sheet in layout.Sheets)
            Fill(workbook.CreateSheet(sheet.Name), sheet, (look, format) => Style(workbook, styles, look, format));
        using var stream = new MemoryStream();
        workbook.Write(stream);
        return stream.ToArray();
    }

    private static void Fill(ISheet worksheet, SheetLayout sheet, Func<Look, string?, ICellStyle> style)
    {
        foreach (var ((row, column), cell) in sheet.Cells)
        {
            var target = CellAt(worksheet, row, column);
            if (cell.Number is { } number)
                target.SetCellValue((double)number);
            else if (cell.Text is { Length: > 0 } text)
                target.SetCellValue(text);
            target.CellStyle = style(cell.Look, cell.Format);
        }

        foreach (var (top, left, bottom, right) in sheet.Merges)
        {
            worksheet.AddMergedRegion(new CellRangeAddress(top, bottom, left, right));
            // The frame goes around the whole of a merged heading.
            if (sheet.Cells[(top, left)].Look == Look.Header)
            {
                for (var row = top; row <= bottom; row++)
                {
                    for (var column = left; column <= right; column++)
                        CellAt(worksheet, row, column).CellStyle = style(Look.Header, null);
                }
            }
        }

        foreach (var (column, width) in sheet.Widths)
            worksheet.SetColumnWidth(column, (int)(width * 256));
        foreach (var (row, height) in sheet.Heights)
            worksheet.GetRow(row).HeightInPoints = (float)height;
        worksheet.FitToPage = true;
        worksheet.PrintSetup.Landscape = true;
        worksheet.PrintSetup.FitHeight = 0;
    }

    private static ICell CellAt(ISheet worksheet, int row, int column)
    {
        var line = worksheet.GetRow(row) ?? worksheet.CreateRow(row);
        return line.GetCell(column) ?? line.CreateCell(column);
    }

    private static ICellStyle Style(HSSFWorkbook workbook, Dictionary<(Look, string?), ICellStyle> styles, Look look, string? format)
    {
        if (styles.TryGetValue((look, format), out var known))
            return known;
        var style = workbook.CreateCellStyle();
        var font = workbook.CreateFont();
        font.FontName = look == Look.Title ? "黑体" : "宋体";
        font.FontHeightInPoints = (short)(look == Look.Title ? 16 : 10);
        font.IsBold = look is Look.Title or Look.Header;
        style.SetFont(font);
        style.VerticalAlignment = VerticalAlignment.Center;
        style.Alignment = look switch
        {
            Look.Title or Look.Header or Look.StubCentered => HorizontalAlignment.Center,
            Look.Number or Look.CaptionRight => HorizontalAlignment.Right,
            _ => HorizontalAlignment.Left,
        };
        style.WrapText = look is Look.Header or Look.Text;
        if (look is Look.Header or Look.Stub or Look.StubCentered or Look.Number or Look.Text)
            style.BorderTop = style.BorderBottom = style.BorderLeft = style.BorderRight = BorderStyle.Thin;
        if (format is not null)
            style.DataFormat = workbook.CreateDataFormat().GetFormat(format);
        return styles[(look, format)] = style;
    }
}

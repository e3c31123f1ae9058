using ICSharpCode.SharpZipLib.Zip;
using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace IndicatorPipeline.Samples.Layouts;

/// <summary>Writes .xlsx. The same layout gives the same bytes.</summary>
internal static class XlsxPrinter
{
    /// <summary>When all of the samples are said to have been made.</summary>
    internal static readonly DateTime Made = new(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc);

    public static byte[] Print(WorkbookLayout layout)
    {
        using var package = new ExcelPackage();
        package.Workbook.Properties.Author = layout.Author;
        package.Workbook.Properties.Created = Made;
        package.Workbook.Properties.Modified = Made;
        foreach (var sheet in layout.Sheets)
            Fill(package.Workbook.Worksheets.Add(sheet.Name), sheet);
        return WithoutTimes(package.GetAsByteArray());
    }

    private static void Fill(ExcelWorksheet worksheet, SheetLayout sheet)
    {
        foreach (var (top, left, bottom, right) in sheet.Merges)
        {
            var range = worksheet.Cells[top + 1, left + 1, bottom + 1, right + 1];
            range.Merge = true;
            // The frame goes around the whole of a merged heading.
            if (sheet.Cells[(top, left)].Look == Look.Header)
                Frame(range.Style);
        }

        foreach (var ((row, column), cell) in sheet.Cells)
        {
            var target = worksheet.Cells[row + 1, column + 1];
            // A blank text would be a cell that holds something.
            target.Value = cell.Number is { } number ? (double)number : cell.Text is { Length: > 0 } text ? text : null;
            if (cell.Format is { } format)
                target.Style.Numberformat.Format = format;
            Dress(target.Style, cell.Look);
        }

        foreach (var (column, width) in sheet.Widths)
            worksheet.Column(column + 1).Width = width;
        foreach (var (row, height) in sheet.Heights)
            worksheet.Row(row + 1).Height = height;
        worksheet.PrinterSettings.Orientation = eOrientation.Landscape;
        worksheet.PrinterSettings.FitToPage = true;
        worksheet.PrinterSettings.FitToHeight = 0;
    }

    private static void Dress(ExcelStyle style, Look look)
    {
        style.Font.Name = look == Look.Title ? "黑体" : "宋体";
        style.Font.Size = look == Look.Title ? 16 : 10;
        style.Font.Bold = look is Look.Title or Look.Header;
        style.VerticalAlignment = ExcelVerticalAlignment.Center;
        style.HorizontalAlignment = look switch
        {
            Look.Title or Look.Header or Look.StubCentered => ExcelHorizontalAlignment.Center,
            Look.Number or Look.CaptionRight => ExcelHorizontalAlignment.Right,
            _ => ExcelHorizontalAlignment.Left,
        };
        style.WrapText = look is Look.Header or Look.Text;
        if (look is Look.Header or Look.Stub or Look.StubCentered or Look.Number or Look.Text)
            Frame(style);
    }

    private static void Frame(ExcelStyle style)
    {
        style.Border.Top.Style = ExcelBorderStyle.Thin;
        style.Border.Bottom.Style = ExcelBorderStyle.Thin;
        style.Border.Left.Style = ExcelBorderStyle.Thin;
        style.Border.Right.Style = ExcelBorderStyle.Thin;
    }

    /// <summary>The package with one and the same time on each of its parts: the clock would make every run another file.</summary>
    private static byte[] WithoutTimes(byte[] package)
    {
        using var source = new ZipFile(new MemoryStream(package));
        using var target = new MemoryStream();
        // The managed compressor gives the same bytes on every machine.
        using (var zip = new ZipOutputStream(target) { IsStreamOwner = false, UseZip64 = UseZip64.Off })
        {
            zip.SetLevel(9);
            foreach (ZipEntry part in source)
            {
                using var content = source.GetInputStream(part);
                zip.PutNextEntry(new ZipEntry(part.Name) { DateTime = Made });
                content.CopyTo(zip);
                zip.CloseEntry();
            }
        }

        return target.ToArray();
    }
}

using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Reads .xlsx and .xlsm. Its package has been inspected before (<see cref="PackageInspection"/>), so sizes are known to be within the limits.</summary>
internal sealed class EpplusReader(PackageFacts facts) : IWorkbookReader
{
    public WorkbookReading Read(string fileName, ReadOnlyMemory<byte> content, WorkbookLimits limits)
    {
        try
        {
            using var stream = content.ToStream();
            using var package = new ExcelPackage(stream);
            return Read(fileName, package.Workbook, limits);
        }
        catch (Exception fault) when (ReaderFaults.IsAboutContent(fault))
        {
            return FileFindings.Damaged(Terms.BrokenContent, fault);
        }
    }

    private WorkbookReading Read(string fileName, ExcelWorkbook workbook, WorkbookLimits limits)
    {
        var styles = new Styles();
        var sheets = new List<Sheet>();
        var cells = 0;
        foreach (var worksheet in workbook.Worksheets)
        {
            if (worksheet is ExcelChartsheet)
                continue;
            if (!TryRead(worksheet, workbook.Date1904, styles, limits.Cells - cells, out var sheet))
                return FileFindings.OverLimit(Terms.Cells, cells + (long)limits.Cells, limits.Cells);
            cells += sheet.Cells.Length;
            sheets.Add(sheet);
        }

        return new WorkbookReading(new Workbook(fileName, [.. sheets]), []);
    }

    private bool TryRead(ExcelWorksheet worksheet, bool is1904, Styles styles, int cellsLeft, out Sheet sheet)
    {
        var draft = new SheetDraft(worksheet.Name, MergedRanges(worksheet), is1904)
        {
            IsHidden = worksheet.Hidden != eWorkSheetHidden.Visible,
        };
        var known = facts.Of(worksheet.Name);
        foreach (var cell in worksheet.Cells)
        {
            Add(draft, cell, is1904, known, styles);
            if (draft.Count > cellsLeft)
            {
                sheet = null!;
                return false;
            }
        }

        sheet = draft.Build(row => worksheet.Row(row + 1).Hidden, column => worksheet.Column(column + 1).Hidden);
        return true;
    }

    private static void Add(SheetDraft draft, ExcelRangeBase cell, bool is1904, SheetFacts known, Styles styles)
    {
        var address = new CellAddress(cell.Start.Row - 1, cell.Start.Column - 1);
        if (known.UncalculatedFormulas.Contains(address))
        {
            draft.AddFormulaWithoutResult(address, styles.Of(cell));
            return;
        }

        switch (cell.Value)
        {
            case null:
                break;
            case string text:
                draft.AddText(address, text, styles.Of(cell));
                break;
            case bool value:
                draft.AddLogical(address, value, styles.Of(cell));
                break;
            case ExcelErrorValue error:
                draft.AddError(address, error.ToString(), styles.Of(cell));
                break;
            case DateTime date:
                // The library has turned the serial number into a date by the built-in formats it knows, without the 1900 count's
                // missing day; back to the number, so that one rule makes all dates.
                draft.AddNumber(address, SerialOf(date, is1904), styles.Of(cell));
                break;
            case TimeSpan time:
                draft.AddNumber(address, time.TotalDays, styles.Of(cell));
                break;
            case var number:
                draft.AddNumber(address, Convert.ToDouble(number, CultureInfo.InvariantCulture), styles.Of(cell));
                break;
        }
    }

    private static double SerialOf(DateTime date, bool is1904) => is1904 ? date.ToOADate() - SerialDate.DaysBetweenSystems : date.ToOADate();

    private static IEnumerable<CellRange> MergedRanges(ExcelWorksheet worksheet)
    {
        // The library leaves a null where a merged range was taken apart.
        foreach (var address in worksheet.MergedCells)
        {
            if (CellRange.TryParse(address, out var range))
                yield return range;
        }
    }

    /// <summary>Styles by their number: looking one up in the library walks several tables, and a workbook has few styles and many cells.</summary>
    private sealed class Styles
    {
        private readonly Dictionary<int, CellStyle> _known = [];

        public CellStyle Of(ExcelRangeBase cell)
        {
            if (!_known.TryGetValue(cell.StyleID, out var style))
                _known[cell.StyleID] = style = Read(cell.Style);
            return style;
        }

        private static CellStyle Read(ExcelStyle style) => new(
            CellFormat.Of(style.Numberformat.NumFmtID, style.Numberformat.Format),
            style.Font.Bold,
            style.Indent,
            style.HorizontalAlignment switch
            {
                ExcelHorizontalAlignment.Left => HorizontalAlignment.Left,
                ExcelHorizontalAlignment.Center or ExcelHorizontalAlignment.CenterContinuous or ExcelHorizontalAlignment.Distributed
                    or ExcelHorizontalAlignment.Justify => HorizontalAlignment.Center,
                ExcelHorizontalAlignment.Right => HorizontalAlignment.Right,
                _ => HorizontalAlignment.General,
            },
            Side(style.Border.Top, Borders.Top) | Side(style.Border.Bottom, Borders.Bottom)
                | Side(style.Border.Left, Borders.Left) | Side(style.Border.Right, Borders.Right));

        private static Borders Side(ExcelBorderItem line, Borders side) => line.Style == ExcelBorderStyle.None ? Borders.None : side;
    }
}

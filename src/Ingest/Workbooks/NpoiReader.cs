using IndicatorPipeline.Metrics.Findings;
using NPOI;
using NPOI.HSSF.Record;
using NPOI.HSSF.Record.Aggregates;
using NPOI.HSSF.UserModel;
using NPOI.HSSF.Util;
using NPOI.SS.UserModel;
using System.Text;
using NpoiAlignment = NPOI.SS.UserModel.HorizontalAlignment;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Reads the .xls of Excel 97 and later: of the libraries at hand the only one that tells its error cells, bold and indent.</summary>
internal sealed class NpoiReader : IWorkbookReader
{
    private const short CalculateOnLoad = 2;

    public WorkbookReading Read(string fileName, ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        TextEncodings.Register();
        try
        {
            using var stream = content.ToStream(budget);
            var workbook = new HSSFWorkbook(stream);
            return Read(fileName, workbook, budget);
        }
        catch (EncryptedDocumentException)
        {
            return FileFindings.Encrypted;
        }
        catch (Exception fault) when (ReaderFaults.IsAboutContent(fault))
        {
            return FileFindings.Damaged(Terms.BrokenContent, fault);
        }
    }

    private static WorkbookReading Read(string fileName, HSSFWorkbook workbook, ReadingBudget budget)
    {
        var styles = new Styles(workbook);
        var is1904 = workbook.Workbook.IsUsing1904DateWindowing;
        var sheets = new List<Sheet>();
        var findings = new List<Finding>();
        for (var i = 0; i < workbook.NumberOfSheets; i++)
        {
            var worksheet = (HSSFSheet)workbook.GetSheetAt(i);
            if (IsChart(worksheet))
                continue;
            var draft = new SheetDraft(workbook.GetSheetName(i), is1904, budget)
            {
                IsHidden = workbook.IsSheetHidden(i) || workbook.IsSheetVeryHidden(i),
            };
            foreach (IRow row in worksheet)
            {
                budget.Step();
                foreach (var cell in row)
                    Add(draft, cell, styles);
            }

            var (sheet, found) = draft.Build(MergedRanges(worksheet), row => worksheet.GetRow(row) is { } line && (line.ZeroHeight || line.Height == 0), column => worksheet.IsColumnHidden(column) || worksheet.GetColumnWidth(column) == 0);
            sheets.Add(sheet);
            findings.AddRange(found);
        }

        return new WorkbookReading(new Workbook(fileName, [.. sheets]), [.. findings]);
    }

    // Programs that cannot calculate leave a formula as 0 with the request to calculate it when it is opened; Excel sets no such flag.
    private static bool IsUncalculated(ICell cell) =>
        cell is HSSFCell { CellType: CellType.Formula, CellValueRecord: FormulaRecordAggregate { FormulaRecord: { Value: 0, Options: var options } } }
        && (options & CalculateOnLoad) != 0;

    // A chart sheet keeps the figures it draws as cells; they are another sheet's.
    private static bool IsChart(HSSFSheet worksheet) => worksheet.Sheet.Records.OfType<BOFRecord>().FirstOrDefault()?.Type == BOFRecordType.Chart;

    private static void Add(SheetDraft draft, ICell cell, Styles styles)
    {
        var address = new CellAddress(cell.RowIndex, cell.ColumnIndex);
        var type = cell.CellType == CellType.Formula ? cell.CachedFormulaResultType : cell.CellType;
        switch (type)
        {
            case CellType.Numeric when IsUncalculated(cell):
                draft.AddFormulaWithoutResult(address, styles.Of(cell));
                break;
            case CellType.Numeric:
                draft.AddNumber(address, cell.NumericCellValue, styles.Of(cell));
                break;
            case CellType.String:
                AddText(draft, address, (HSSFRichTextString)cell.RichStringCellValue, styles.Of(cell), styles);
                break;
            case CellType.Boolean:
                draft.AddLogical(address, cell.BooleanCellValue, styles.Of(cell));
                break;
            case CellType.Error:
                draft.AddError(address, FormulaError.ForInt(cell.ErrorCellValue).String, styles.Of(cell));
                break;
            default:
                break;
        }
    }

    private static void AddText(SheetDraft draft, CellAddress address, HSSFRichTextString text, CellStyle style, Styles styles)
    {
        var runs = text.NumFormattingRuns;
        if (runs == 0)
        {
            draft.AddText(address, text.String, style);
            return;
        }

        // What stands before the first run looks as the cell does.
        var (shown, isStruck) = (new StringBuilder(text.String[..text.GetIndexOfFormattingRun(0)]), false);
        for (var i = 0; i < runs; i++)
        {
            var end = i + 1 < runs ? text.GetIndexOfFormattingRun(i + 1) : text.Length;
            var run = text.String[text.GetIndexOfFormattingRun(i)..end];
            var font = styles.Font(text.GetFontOfFormattingRun(i));
            isStruck |= font?.IsStrikeout == true;
            if (font?.IsStrikeout != true)
                shown.Append(font?.TypeOffset == FontSuperScript.Super ? RichText.Raise(run) : run);
        }

        if (isStruck)
            draft.PassOverStruck(address, text.String, shown.ToString());
        draft.AddText(address, shown.ToString(), style);
    }

    private static IEnumerable<CellRange> MergedRanges(HSSFSheet worksheet)
    {
        for (var i = 0; i < worksheet.NumMergedRegions; i++)
        {
            var range = worksheet.GetMergedRegion(i);
            yield return new CellRange(range.FirstRow, range.FirstColumn, range.LastRow, range.LastColumn);
        }
    }

    /// <summary>Styles by their number in the workbook, which many cells share.</summary>
    private sealed class Styles(HSSFWorkbook workbook)
    {
        private readonly Dictionary<short, CellStyle> _known = [];

        public IFont? Font(short index) => workbook.GetFontAt(index);

        public CellStyle Of(ICell cell)
        {
            var style = cell.CellStyle;
            if (!_known.TryGetValue(style.Index, out var known))
                _known[style.Index] = known = Read(style);
            return known;
        }

        private CellStyle Read(ICellStyle style) => new(
            CellFormat.Of(style.DataFormat, style.DataFormat < BuiltInFormats.FirstCustom ? null : style.GetDataFormatString()),
            workbook.GetFontAt(style.FontIndex)?.IsBold,
            style.Indention,
            style.Alignment switch
            {
                NpoiAlignment.Left => HorizontalAlignment.Left,
                NpoiAlignment.Center or NpoiAlignment.CenterSelection or NpoiAlignment.Distributed or NpoiAlignment.Justify => HorizontalAlignment.Center,
                NpoiAlignment.Right => HorizontalAlignment.Right,
                _ => HorizontalAlignment.General,
            },
            Side(style.BorderTop, Borders.Top) | Side(style.BorderBottom, Borders.Bottom) | Side(style.BorderLeft, Borders.Left) | Side(style.BorderRight, Borders.Right),
            workbook.GetFontAt(style.FontIndex)?.IsStrikeout == true,
            IsWhite(workbook.GetFontAt(style.FontIndex)?.Color) && (style.FillPattern == FillPattern.NoFill || (style.FillPattern == FillPattern.SolidForeground && IsWhite(style.FillForegroundColor))));

        private static bool IsWhite(short? color) => color is HSSFColor.White.Index;

        private static Borders Side(BorderStyle line, Borders side) => line == BorderStyle.None ? Borders.None : side;
    }
}

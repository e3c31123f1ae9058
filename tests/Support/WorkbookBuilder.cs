using IndicatorPipeline.Ingest.Workbooks;
using NPOI.HSSF.UserModel;
using NPOI.HSSF.Util;
using NPOI.SS.UserModel;
using NPOI.SS.Util;
using OfficeOpenXml;
using OfficeOpenXml.Style;
using NpoiAlignment = NPOI.SS.UserModel.HorizontalAlignment;
using NpoiBorder = NPOI.SS.UserModel.BorderStyle;
using CellValue = IndicatorPipeline.Ingest.Workbooks.CellValue;
using Workbook = IndicatorPipeline.Ingest.Workbooks.Workbook;

namespace IndicatorPipeline.Support;

/// <summary>Sheets put together to a workbook: as the product's values, or as the bytes of an .xlsx (EPPlus) or .xls (NPOI).</summary>
public sealed class WorkbookBuilder
{
    private readonly List<SheetBuilder> _sheets = [];
    private bool _is1904;

    public WorkbookBuilder Add(params SheetBuilder[] sheets)
    {
        _sheets.AddRange(sheets);
        return this;
    }

    public WorkbookBuilder Sheet(string name, Action<SheetBuilder> write)
    {
        var sheet = new SheetBuilder(name);
        write(sheet);
        return Add(sheet);
    }

    /// <summary>Counts days from 1904, as workbooks from old Macintosh programs do (.xlsx only).</summary>
    public WorkbookBuilder From1904()
    {
        _is1904 = true;
        return this;
    }

    public Workbook Build(string fileName = "报表.xlsx") => new(fileName, [.. _sheets.Select(s => s.Build())]);

    /// <param name="password">Encrypts the workbook when it is not null.</param>
    public byte[] ToXlsx(string? password = null)
    {
        using var package = new ExcelPackage();
        package.Workbook.Date1904 = _is1904;
        foreach (var sheet in _sheets)
            Write(package.Workbook.Worksheets.Add(sheet.Name), sheet);
        if (password is not null)
            package.Encryption.Password = password;
        return package.GetAsByteArray();
    }

    public byte[] ToXls()
    {
        var workbook = new HSSFWorkbook();
        var styles = new Dictionary<object, ICellStyle>();
        foreach (var sheet in _sheets)
            Write(workbook, styles, sheet);
        using var stream = new MemoryStream();
        workbook.Write(stream);
        return stream.ToArray();
    }

    private static void Write(ExcelWorksheet worksheet, SheetBuilder sheet)
    {
        foreach (var (address, cell) in sheet.Cells)
        {
            var target = worksheet.Cells[address.Row + 1, address.Column + 1];
            Write(target, cell);
            var code = cell.NumberFormat ?? (cell.Value is CellValue.Date ? SheetBuilder.DateFormat(cell).Code : null);
            if (code is not null)
                target.Style.Numberformat.Format = code;
            if (cell.IsBold)
                target.Style.Font.Bold = true;
            if (cell.Indent > 0)
                target.Style.Indent = cell.Indent;
            if (cell.Alignment != Ingest.Workbooks.HorizontalAlignment.General)
                target.Style.HorizontalAlignment = Enum.Parse<ExcelHorizontalAlignment>(cell.Alignment.ToString());
            var border = target.Style.Border;
            border.Top.Style = Line(cell, Borders.Top);
            border.Bottom.Style = Line(cell, Borders.Bottom);
            border.Left.Style = Line(cell, Borders.Left);
            border.Right.Style = Line(cell, Borders.Right);
        }

        foreach (var range in sheet.Merges)
            worksheet.Cells[range.ToString()].Merge = true;
        foreach (var row in sheet.HiddenRows)
            worksheet.Row(row + 1).Hidden = true;
        foreach (var column in sheet.HiddenColumns)
            worksheet.Column(column + 1).Hidden = true;
        if (sheet.IsHidden)
            worksheet.Hidden = eWorkSheetHidden.Hidden;
    }

    private static ExcelBorderStyle Line(SheetBuilder.PlannedCell cell, Borders side) =>
        cell.Borders.HasFlag(side) ? ExcelBorderStyle.Thin : ExcelBorderStyle.None;

    private static void Write(ExcelRange target, SheetBuilder.PlannedCell cell)
    {
        if (cell.Value is CellValue.Error error)
        {
            // The library writes an error only as what a formula came to.
            target.Formula = ErrorFormula(error.Code);
            target.Calculate();
            return;
        }

        if (cell.Formula is not null)
        {
            target.Formula = cell.Formula;
            return;
        }

        target.Value = cell.Value switch
        {
            CellValue.Number number => (double)number.Value,
            CellValue.Text text => text.Value,
            CellValue.Date date => date.Value,
            CellValue.Logical logical => logical.Value,
            _ => null,
        };
    }

    private static string ErrorFormula(string code) => code switch
    {
        ExcelErrorValue.Values.Div0 => "1/0",
        ExcelErrorValue.Values.NA => "NA()",
        _ => code,
    };

    private static void Write(HSSFWorkbook workbook, Dictionary<object, ICellStyle> styles, SheetBuilder sheet)
    {
        var worksheet = workbook.CreateSheet(sheet.Name);
        foreach (var (address, cell) in sheet.Cells)
        {
            var row = worksheet.GetRow(address.Row) ?? worksheet.CreateRow(address.Row);
            var target = row.CreateCell(address.Column);
            Write(target, cell);
            target.CellStyle = Style(workbook, styles, cell);
        }

        foreach (var range in sheet.Merges)
            worksheet.AddMergedRegion(new CellRangeAddress(range.Top, range.Bottom, range.Left, range.Right));
        foreach (var row in sheet.HiddenRows)
            (worksheet.GetRow(row) ?? worksheet.CreateRow(row)).ZeroHeight = true;
        foreach (var column in sheet.HiddenColumns)
            worksheet.SetColumnHidden(column, true);
        if (sheet.IsHidden)
            workbook.SetSheetHidden(workbook.GetSheetIndex(worksheet), SheetState.Hidden);
    }

    private static void Write(ICell target, SheetBuilder.PlannedCell cell)
    {
        switch (cell.Value)
        {
            case CellValue.Number number:
                target.SetCellValue((double)number.Value);
                break;
            case CellValue.Text text:
                target.SetCellValue(text.Value);
                break;
            case CellValue.Date date:
                target.SetCellValue(SerialDate.FromDate(date.Value));
                break;
            case CellValue.Logical logical:
                target.SetCellValue(logical.Value);
                break;
            case CellValue.Error error:
                target.SetCellErrorValue(FormulaError.ForString(error.Code).Code);
                break;
            case CellValue.Nothing:
                target.SetCellFormula(cell.Formula);
                break;
        }
    }

    private static ICellStyle Style(HSSFWorkbook workbook, Dictionary<object, ICellStyle> styles, SheetBuilder.PlannedCell cell)
    {
        var code = cell.NumberFormat ?? (cell.Value is CellValue.Date ? SheetBuilder.DateFormat(cell).Code : "General");
        var key = (code, cell.IsBold, cell.Indent, cell.Alignment, cell.Borders);
        if (styles.TryGetValue(key, out var style))
            return style;
        style = workbook.CreateCellStyle();
        style.DataFormat = workbook.CreateDataFormat().GetFormat(code);
        style.Indention = (short)cell.Indent;
        style.Alignment = Enum.Parse<NpoiAlignment>(cell.Alignment.ToString());
        style.BorderTop = NpoiLine(cell, Borders.Top);
        style.BorderBottom = NpoiLine(cell, Borders.Bottom);
        style.BorderLeft = NpoiLine(cell, Borders.Left);
        style.BorderRight = NpoiLine(cell, Borders.Right);
        if (cell.IsBold)
        {
            var font = workbook.CreateFont();
            font.IsBold = true;
            font.Color = HSSFColor.Automatic.Index;
            style.SetFont(font);
        }

        return styles[key] = style;
    }

    private static NpoiBorder NpoiLine(SheetBuilder.PlannedCell cell, Borders side) => cell.Borders.HasFlag(side) ? NpoiBorder.Thin : NpoiBorder.None;
}

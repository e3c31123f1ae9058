using System.Drawing;
using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;
using OfficeOpenXml;
using OfficeOpenXml.DataValidation;
using OfficeOpenXml.Style;

namespace IndicatorPipeline.Ingest.Templates;

/// <summary>
/// Writes the workbook that a department fills in. Its headings are such as departments write themselves, so that it is read like any other report; a hidden sheet
/// says which report about which period it was made for.
/// </summary>
internal sealed class TemplateWorkbook
{
    private const int NarrowestColumn = 14;
    private const int WidestColumn = 44;

    // More columns than these are too small to read on upright paper.
    private const int UprightColumns = 6;

    // What may be written instead of a number that there is not.
    private static readonly string[] Missing = ["—", "-", "…"];

    private static readonly Color Asked = Color.FromArgb(0xFF, 0xFF, 0xCC);
    private static readonly Color Reference = Color.FromArgb(0xEE, 0xEE, 0xEE);
    private static readonly Color ReferenceText = Color.FromArgb(0x80, 0x80, 0x80);
    private static readonly Color HeadingColor = Color.FromArgb(0xD9, 0xE2, 0xF3);

    private readonly ReportForm _form;
    private readonly TemplateTexts _texts;
    private readonly ExcelWorksheet _sheet;
    private readonly double[] _widths;
    private readonly int _width;

    // One row alone is easier to fill in from the top down.
    private readonly bool _indicatorsRunDown;

    private TemplateWorkbook(ReportForm form, TemplateTexts texts, ExcelWorksheet sheet)
    {
        _form = form;
        _texts = texts;
        _sheet = sheet;
        _indicatorsRunDown = form.Rows.Count == 1;
        _width = _indicatorsRunDown ? 2 + form.Periods.Count : 1 + (form.Columns.Count * form.Periods.Count);
        _widths = new double[_width + 1];
    }

    /// <summary>The workbook, and how many cells there are to fill in.</summary>
    /// <param name="department">The name of the department that owes the report.</param>
    public static (byte[] Content, int Cells) Write(ReportForm form, string department, CultureInfo culture)
    {
        using var package = new ExcelPackage();
        var texts = new TemplateTexts(culture);
        new TemplateWorkbook(form, texts, package.Workbook.Worksheets.Add(texts["sheet"])).Write(department);
        var mark = package.Workbook.Worksheets.Add(TemplateSheet.Name);
        mark.Cells[1, 1].Value = TemplateSheet.Heading;
        mark.Cells[2, 1].Value = form.Report.Code;
        mark.Cells[3, 1].Value = form.Period.ToString();
        mark.Hidden = eWorkSheetHidden.VeryHidden;
        return (package.GetAsByteArray(), form.Rows.Count * form.Columns.Count);
    }

    private void Write(string department)
    {
        Line(1, _form.Title, ExcelHorizontalAlignment.Center);
        _sheet.Cells[1, 1].Style.Font.Bold = true;
        _sheet.Cells[1, 1].Style.Font.Size = 16;
        Line(2, _texts.Format("department", department), ExcelHorizontalAlignment.Left);
        var (bodyTop, bodyLeft) = _indicatorsRunDown ? WriteDown() : WriteAcross();
        var bottom = bodyTop - 1 + (_indicatorsRunDown ? _form.Columns.Count : _form.Rows.Count);
        var grid = _sheet.Cells[3, 1, bottom, _width];
        grid.Style.Border.Top.Style = grid.Style.Border.Bottom.Style = grid.Style.Border.Left.Style = grid.Style.Border.Right.Style = ExcelBorderStyle.Thin;
        var heading = _sheet.Cells[3, 1, bodyTop - 1, _width];
        heading.Style.Font.Bold = true;
        heading.Style.WrapText = true;
        heading.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        heading.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
        Fill(heading, HeadingColor);
        Line(bottom + 1, _texts["note"], ExcelHorizontalAlignment.Left);
        _sheet.Cells[bottom + 1, 1].Style.WrapText = true;
        _sheet.Row(bottom + 1).Height = 32;
        Line(bottom + 2, _texts["signature"], ExcelHorizontalAlignment.Left);

        for (var column = 1; column <= _width; column++)
            _sheet.Column(column).Width = Math.Clamp(_widths[column] + 2, NarrowestColumn, WidestColumn);
        _sheet.View.FreezePanes(bodyTop, bodyLeft);
        var printing = _sheet.PrinterSettings;
        printing.PaperSize = ePaperSize.A4;
        printing.Orientation = _width > UprightColumns ? eOrientation.Landscape : eOrientation.Portrait;
        printing.FitToPage = true;
        printing.FitToWidth = 1;
        printing.FitToHeight = 0;
        printing.HorizontalCentered = true;
        printing.RepeatRows = _sheet.Cells[$"3:{(bodyTop - 1).ToString(CultureInfo.InvariantCulture)}"];
    }

    private (int Top, int Left) WriteDown()
    {
        Label(3, 1, "指标");
        Label(3, 2, "计量单位");
        for (var i = 0; i < _form.Periods.Count; i++)
            Label(3, 3 + i, ReportForm.NameOf(_form.Periods[i]));
        for (var i = 0; i < _form.Columns.Count; i++)
        {
            var column = _form.Columns[i];
            Label(4 + i, 1, column.Label);
            Label(4 + i, 2, column.Unit);
            Figures(4 + i, 3, column, _form.Rows[0]);
        }

        return (4, 3);
    }

    private (int Top, int Left) WriteAcross()
    {
        Label(3, 1, _form.Heading);
        _sheet.Cells[3, 1, 4, 1].Merge = true;
        for (var i = 0; i < _form.Columns.Count; i++)
        {
            var left = 2 + (i * _form.Periods.Count);
            _sheet.Cells[3, left].Value = $"{_form.Columns[i].Label}（{_form.Columns[i].Unit}）";
            _sheet.Cells[3, left, 3, left + _form.Periods.Count - 1].Merge = true;
            for (var j = 0; j < _form.Periods.Count; j++)
                Label(4, left + j, ReportForm.NameOf(_form.Periods[j]));
            for (var j = 0; j < _form.Rows.Count; j++)
                Figures(5 + j, left, _form.Columns[i], _form.Rows[j]);
        }

        for (var i = 0; i < _form.Rows.Count; i++)
        {
            if (_form.Rows[i].Label.Length > 0)
                Label(5 + i, 1, _form.Rows[i].Label);
            else
                Fill(_sheet.Cells[5 + i, 1], Asked);
        }

        return (5, 2);
    }

    // The cell to fill in, and beside it what is known of the earlier periods.
    private void Figures(int row, int left, FormColumn column, FormRow of)
    {
        Ask(_sheet.Cells[row, left], column);
        for (var i = 1; i < _form.Periods.Count; i++)
        {
            var cell = _sheet.Cells[row, left + i];
            if (_form.Find(column, of, _form.Periods[i]) is { } known)
                cell.Value = (double)known;
            Fill(cell, Reference);
            cell.Style.Font.Color.SetColor(ReferenceText);
        }
    }

    private void Ask(ExcelRange cell, FormColumn column)
    {
        Fill(cell, Asked);
        var validation = _sheet.DataValidations.AddCustomValidation(cell.Address);
        validation.AllowBlank = true;
        validation.ShowErrorMessage = true;
        validation.ErrorStyle = ExcelDataValidationWarningStyle.stop;
        validation.ErrorTitle = _texts["validation_title"];
        validation.Error = (column.Minimum, column.Maximum) switch
        {
            ({ } least, { } most) => _texts.Format("validation_between", Show(least), Show(most), column.Unit),
            ({ } least, null) => _texts.Format("validation_least", Show(least), column.Unit),
            (null, { } most) => _texts.Format("validation_most", Show(most), column.Unit),
            _ => _texts.Format("validation_number", column.Unit),
        };
        // A formula of its own has none; the library asks for one that takes a single formula.
        validation.Operator = ExcelDataValidationOperator.equal;
        validation.Formula.ExcelFormula = $"OR(AND({string.Join(',', NumberRules(cell.Address, column))}),{string.Join(',', Missing.Select(mark => $"TRIM({cell.Address})=\"{mark}\""))})";
    }

    private static IEnumerable<string> NumberRules(string cell, FormColumn column)
    {
        yield return $"ISNUMBER({cell})";
        if (column.Minimum is { } least)
            yield return $"{cell}>={Show(least)}";
        if (column.Maximum is { } most)
            yield return $"{cell}<={Show(most)}";
    }

    private void Label(int row, int column, string text)
    {
        _sheet.Cells[row, column].Value = text;
        // A Chinese character is as wide as two digits.
        _widths[column] = Math.Max(_widths[column], text.Sum(c => c > 0x2E80 ? 2 : 1));
    }

    private void Line(int row, string text, ExcelHorizontalAlignment alignment)
    {
        _sheet.Cells[row, 1].Value = text;
        _sheet.Cells[row, 1, row, _width].Merge = true;
        _sheet.Cells[row, 1].Style.HorizontalAlignment = alignment;
    }

    private static void Fill(ExcelRange range, Color color)
    {
        range.Style.Fill.PatternType = ExcelFillStyle.Solid;
        range.Style.Fill.BackgroundColor.SetColor(color);
    }

    private static string Show(decimal bound) => bound.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;
using OfficeOpenXml;
using OfficeOpenXml.Style;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>A new .xlsx of what was read from a file of another format: values, number formats, merged ranges, widths; nothing else.</summary>
internal static class PlainCopy
{
    private const double NarrowestColumn = 9;
    private const double WidestColumn = 40;

    /// <summary>The copy, and the name that each sheet has in it.</summary>
    public static (byte[] Content, IReadOnlyList<string> Names) Of(Workbook workbook)
    {
        using var package = new ExcelPackage();
        var names = new List<string>();
        foreach (var sheet in workbook.Sheets)
        {
            var worksheet = package.Workbook.Worksheets.Add(FreeName(sheet.Name, names));
            names.Add(worksheet.Name);
            Write(worksheet, sheet);
            if (sheet.IsHidden == true)
                worksheet.Hidden = eWorkSheetHidden.Hidden;
        }

        return (package.GetAsByteArray(), names);
    }

    // Names of other formats may be longer, or hold signs that this one forbids.
    private static string FreeName(string name, List<string> taken)
    {
        var clean = string.Concat(name.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' || char.IsControl(c) ? '_' : c)).Trim('\'', ' ');
        clean = clean.Length == 0 ? "Sheet" : clean[..Math.Min(clean.Length, 31)];
        var free = clean;
        for (var i = 2; taken.Contains(free, StringComparer.OrdinalIgnoreCase); i++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({i})");
            free = clean[..Math.Min(clean.Length, 31 - suffix.Length)] + suffix;
        }

        return free;
    }

    private static void Write(ExcelWorksheet worksheet, Sheet sheet)
    {
        var widths = new Dictionary<int, double>();
        foreach (var cell in sheet.Cells)
        {
            var target = worksheet.Cells[cell.Address.Row + 1, cell.Address.Column + 1];
            target.Value = cell.Value switch
            {
                CellValue.Number number => (double)number.Value,
                CellValue.Text text => text.Value,
                CellValue.Date date => date.Value,
                CellValue.Logical logical => logical.Value,
                CellValue.Error error => error.Code,
                _ => null,
            };
            if (cell.NumberFormat is { Length: > 0 } format)
                target.Style.Numberformat.Format = format;
            else if (cell.Value is CellValue.Date date)
                target.Style.Numberformat.Format = date.Value.TimeOfDay == TimeSpan.Zero ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss";
            if (cell.IsBold == true)
                target.Style.Font.Bold = true;
            if (cell.Indent is > 0)
                target.Style.Indent = Math.Min(cell.Indent.Value, 15);
            if (cell.Alignment is { } alignment && Enum.TryParse<ExcelHorizontalAlignment>(alignment.ToString(), out var horizontal))
                target.Style.HorizontalAlignment = horizontal;
            // Columns widen for what stands in them alone.
            if (sheet.RangeAt(cell.Address).Columns == 1)
                widths[cell.Address.Column] = Math.Max(widths.GetValueOrDefault(cell.Address.Column), TextWidth.Of(cell.Text));
        }

        foreach (var range in sheet.MergedRanges)
            worksheet.Cells[range.Top + 1, range.Left + 1, range.Bottom + 1, range.Right + 1].Merge = true;
        foreach (var (column, width) in widths)
            worksheet.Column(column + 1).Width = Math.Clamp(width + 2, NarrowestColumn, WidestColumn);
        foreach (var row in sheet.HiddenRows ?? new HashSet<int>())
            worksheet.Row(row + 1).Hidden = true;
        foreach (var column in sheet.HiddenColumns ?? new HashSet<int>())
            worksheet.Column(column + 1).Hidden = true;
    }
}

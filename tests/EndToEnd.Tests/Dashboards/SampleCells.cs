using System.Globalization;
using NPOI.SS.UserModel;
using NPOI.SS.Util;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>Cells of the sample workbooks, read by their address and by nothing of ours.</summary>
internal static class SampleCells
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    public static decimal Number(string file, string sheet, string address)
    {
        var cell = Cell(file, sheet, address);
        return cell.CellType switch
        {
            CellType.Numeric => (decimal)cell.NumericCellValue,
            CellType.Formula => (decimal)cell.NumericCellValue,
            _ => decimal.Parse(cell.StringCellValue.Trim().TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The numbers of a column, from one row to another.</summary>
    public static IReadOnlyList<decimal> Column(string file, string sheet, string column, int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Select(row => Number(file, sheet, column + row.ToString(CultureInfo.InvariantCulture)))];

    private static ICell Cell(string file, string sheet, string address)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, file));
        var workbook = WorkbookFactory.Create(stream);
        var reference = new CellReference(address);
        return workbook.GetSheet(sheet).GetRow(reference.Row).GetCell(reference.Col);
    }
}

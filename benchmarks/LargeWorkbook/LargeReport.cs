using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.LargeWorkbook;

/// <summary>A report of many rows: a title, a unit line, a header of two rows, codes and names, and figures under three formats.</summary>
internal static class LargeReport
{
    public static byte[] Of(int rows, int columns)
    {
        var sheet = new SheetBuilder("规上企业").Row("2025年6月规模以上企业主要指标").Row("单位：万元");
        sheet.Row(["代码", "企业名称", .. Enumerable.Range(0, columns - 2).Select(c => c % 4 == 0 ? $"指标{c / 4}" : null)]);
        sheet.Row([null, null, .. Enumerable.Range(0, columns - 2).Select(c => (c % 4) switch { 0 => "本月", 1 => "本月止累计", 2 => "上年同期", _ => "同比增长(%)" })]);
        for (var row = 0; row < rows; row++)
        {
            sheet.Row([
                string.Create(CultureInfo.InvariantCulture, $"C{row:D6}"),
                string.Create(CultureInfo.InvariantCulture, $"东川镇第{row}企业"),
                .. Enumerable.Range(0, columns - 2).Select(c => (object)((row * 7 % 100_000) + (c * 0.25m)))]);
        }

        for (var column = 2; column < columns; column += 4)
        {
            sheet.Merge($"{CellAddress.ColumnName(column)}3:{CellAddress.ColumnName(column + 3)}3");
            sheet.Format($"{CellAddress.ColumnName(column)}5:{CellAddress.ColumnName(column)}{rows + 4}", "#,##0.0");
            sheet.Format($"{CellAddress.ColumnName(column + 3)}5:{CellAddress.ColumnName(column + 3)}{rows + 4}", "0.00_ ");
        }

        return sheet.ToXlsx();
    }
}

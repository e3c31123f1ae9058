using System.Buffers;
using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Fuzzing;

/// <summary>The file is whole, but its cells are not what they were: other kinds of value, other places, merges across, words that say other things.</summary>
internal sealed class ChangedCells : IMutation
{
    // In the name of a sheet.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("[]:*?/\\'");

    private const int LastRow = 1_048_575;
    private const int LastColumn = 16_383;

    private static readonly string[] Words =
    [
        "合计", "其中：", "单位：万元", "单位：亿元、%", "2025年6月", "1-13月", "2025年1-6月", "上年同期", "本月", "1-本月", "累计", "增速（%）", "位次", "全年目标", "指标", "乡镇", "项目名称", "东川镇", "固定资产投资", "社会消费品零售总额", "地区生产总值",
        "高原夏菜", "目标任务", "形象进度", "备注", "序号", "一、", "（一）", "(1)", "①", "甲", "$$", "—", "…", "-", "增长5.6%", "(7.1)", "１２．５", "1,234", "12,34", "99999999999999999999999999999", "0.00000000000000000000000000001", "1E28",
        "九十九月", "〇〇〇〇年", "9999年12月", "1900年2月30日", "2025-02-30", "0000年", "二〇二五年十三月", "1-1季度", "前九季度", "\n", "　　　　", "\u200B", "（（（（（（", "万元/（%）", "%%%", "±", new('一', 200), new('年', 3000), "A\u0000B", "😀",
    ];

    private static readonly string[] Formats = ["0.0%", "0.00E+00", "yyyy\"年\"m\"月\"", ";;;", "\"隐藏\"", "0.0;0.0", "[Red]0.0;[Blue](0.0)", "#,##0,", "??/??", "@", "[h]:mm:ss", "0\"万元\"", "[>100]0;[<0]\"负\";@", "0.0_ ;\\-0.0\\ "];

    public byte[]? Change(byte[] file, Dice dice)
    {
        if (WorkbookOpener.Open("", file, SomeBudget.Of()).Workbook is not { } workbook || workbook.Sheets.All(s => s.Cells.IsEmpty))
            return null;
        var sheets = workbook.Sheets.Select((s, i) => Copy(s, IsWritable(s.Name) ? s.Name : $"表{i + 1}")).ToList();
        var changed = sheets.Select((s, i) => (Builder: s, Source: workbook.Sheets[i])).Where(s => !s.Source.Cells.IsEmpty).ToList();
        for (var left = dice.Next(1, 12); left > 0; left--)
        {
            var (builder, source) = dice.Pick(changed);
            Change(builder, source, dice);
        }

        if (dice.Chance(0.1))
            sheets.Add(new SheetBuilder(NameOf(dice, sheets.Count)).Row("2025年6月固定资产投资（万元）").Row("乡镇", "累计").Row("东川镇", 1));
        var written = new WorkbookBuilder().Add([.. sheets]);
        try
        {
            // An .xls ends at IV65536.
            return dice.Chance(0.3) && sheets.All(s => s.Cells.All(c => c.Key is { Row: < 65_536, Column: < 256 })) ? written.ToXls() : written.ToXlsx();
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            // The libraries do not write all that they read: crossing ranges, two sheets of one name.
            return null;
        }
    }

    private static bool IsWritable(string name) => name.Length is > 0 and <= 31 && name.AsSpan().IndexOfAny(Forbidden) < 0 && !name.Any(char.IsControl);

    private static SheetBuilder Copy(Sheet sheet, string name)
    {
        var copy = new SheetBuilder(name);
        foreach (var cell in sheet.Cells)
        {
            var at = cell.Address.ToString();
            if (cell.Value is CellValue.Nothing)
                copy.FormulaWithoutResult(at, "1+1");
            else if (cell.Value is CellValue.Error)
                copy.Cell(at, new CellValue.Error("#N/A"));
            else
                copy.Cell(at, cell.Value);
            if (cell.NumberFormat is { Length: > 0 } format && cell.Value is CellValue.Number)
                copy.Format(at, format);
        }

        // A broken file merges cells that no sheet has.
        return copy.Merge([.. sheet.MergedRanges.Where(r => IsOfASheet(r.First) && IsOfASheet(r.Last)).Select(r => r.ToString())]);
    }

    private static bool IsOfASheet(CellAddress cell) => cell is { Row: >= 0 and <= LastRow, Column: >= 0 and <= LastColumn };

    private static void Change(SheetBuilder sheet, Sheet source, Dice dice)
    {
        var cell = dice.Pick(source.Cells).Address;
        var near = new CellAddress(Math.Clamp(cell.Row + dice.Next(-2, 2), 0, LastRow), Math.Clamp(cell.Column + dice.Next(-2, 2), 0, LastColumn));
        switch (dice.Next(0, 7))
        {
            case 0:
                sheet.Cell(near.ToString(), dice.Pick(Words));
                break;
            case 1:
                sheet.Cell(cell.ToString(), Value(dice));
                break;
            case 2:
                sheet.Cell(near.ToString(), dice.Pick(source.Cells).Value is CellValue.Text text ? text : Value(dice));
                break;
            case 3:
                // Ranges that cross each other no library writes.
                var range = new CellRange(Math.Min(cell.Row, near.Row), Math.Min(cell.Column, near.Column), Math.Max(cell.Row, near.Row), Math.Max(cell.Column, near.Column));
                if (range.First != range.Last && !sheet.Merges.Any(m => m.Intersects(range)))
                    sheet.Merge(range.ToString());
                break;
            case 4:
                sheet.Format(cell.ToString(), dice.Pick(Formats));
                break;
            case 5:
                sheet.Cell(new CellAddress(dice.Pick(cell.Row, LastRow, dice.Next(0, LastRow)), dice.Pick(cell.Column, LastColumn, dice.Next(0, LastColumn))).ToString(), Value(dice));
                break;
            case 6:
                sheet.Indent(cell.ToString(), dice.Next(0, 15)).Bold(near.ToString());
                break;
            default:
                sheet.HideRow(cell.Row + 1).HideColumn(CellAddress.ColumnName(cell.Column));
                break;
        }
    }

    private static object Value(Dice dice) => dice.Next(0, 6) switch
    {
        0 => dice.Pick(Words),
        1 => new CellValue.Number(dice.Pick(0m, -1m, 1e15m, -1e27m, 0.1m, 45_809m, 2025m, 13m, 1e-10m)),
        2 => new CellValue.Date(new DateTime(dice.Next(1901, 9998), dice.Next(1, 12), 1)),
        3 => dice.Chance(0.5),
        4 => new CellValue.Error("#N/A"),
        5 => dice.Number(-1_000_000, 1_000_000, dice.Next(0, 6)).ToString(CultureInfo.InvariantCulture) + dice.Pick("", "%", "万元", "亿", " 人", "个百分点", "？"),
        _ => dice.Number(-1_000_000, 1_000_000, dice.Next(0, 6)),
    };

    private static string NameOf(Dice dice, int sheets) => dice.Pick("2025年5月", "东川镇", "附表", "1-6月") + sheets.ToString(CultureInfo.InvariantCulture);
}

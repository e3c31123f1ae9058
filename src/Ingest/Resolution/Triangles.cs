using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// △3.2 is -3.2 where accounts are kept and a mere mark of a rise elsewhere, and so is ▲3.2. What the sheet makes certain is read: a note that says it, ▽ beside it, or numbers without
/// a mark above or below, which would bear one if rises did. What it leaves open stays a text, and is asked about.
/// </summary>
internal static partial class Triangles
{
    // More letters than this are a sentence.
    private const int LongestNumber = 16;
    private const string Falls = "▽▼↓";

    /// <summary>The sheet with these cells as numbers, or as texts where nobody can say which number.</summary>
    public static Sheet MarkedIn(Sheet sheet)
    {
        var marked = sheet.Cells.Where(c => MarkOf(c) is not null).ToList();
        if (marked.Count == 0)
            return sheet;
        var notes = sheet.Cells.Where(c => c.Value is CellValue.Text).SelectMany(c => Note().Matches(c.Text)).GroupBy(m => m.Groups["mark"].Value[0]).ToDictionary(g => g.Key, g => g.All(m => m.Groups["minus"].Success));
        var columns = new Dictionary<int, Neighbors>();
        var rows = new Dictionary<int, Neighbors>();
        var read = marked.ToDictionary(c => c.Address, c => Content(c, IsMinus(MarkOf(c)!.Value, notes, Around(sheet, c.Address, columns, isColumn: true), Around(sheet, c.Address, rows, isColumn: false))));
        return sheet.Replace(cell => read.TryGetValue(cell.Address, out var content) ? cell with { Content = content } : cell);
    }

    private static char? MarkOf(Cell cell) =>
        cell.Value is CellValue.Text { Value: { Length: > 1 and <= LongestNumber } text } && text.TrimStart() is ['△' or '▲' or '▽', ..] && NumberText.Read(text.TrimStart()[1..]) is { Value: not null, SaysChange: false } ? text.TrimStart()[0] : null;

    // Beside a fall that bears a mark of its own it is a rise; beside numbers that rose and bear none it is a fall.
    private static bool? IsMinus(char mark, Dictionary<char, bool> notes, Neighbors column, Neighbors row)
    {
        if (notes.TryGetValue(mark, out var said))
            return said;
        if (mark == '▽')
            return true;
        if (column.HaveFalls)
            return false;
        var riseBare = column.HavePositive && row.HavePositive && !column.HaveNegative;
        return mark == '▲' ? riseBare && column.Count > 1 ? null : false : riseBare && !row.HaveNegative ? true : null;
    }

    // Cells come in reading order: those of one run of cells are looked at once.
    private static Neighbors Around(Sheet sheet, CellAddress place, Dictionary<int, Neighbors> known, bool isColumn)
    {
        var (line, at) = isColumn ? (place.Column, place.Row) : (place.Row, place.Column);
        if (known.TryGetValue(line, out var before) && at <= before.End)
            return before;
        var found = new Neighbors { End = at };
        foreach (var step in (int[])[-1, 1])
        {
            for (var next = at + step; next > 0 && CellAt(next) is { } cell && (cell.Content.Kind != CellKind.Text || MarkOf(cell) is not null); next += step)
                found = found.With(cell, MarkOf(cell)) with { End = Math.Max(found.End, next) };
        }

        return known[line] = found;

        Cell? CellAt(int next) => isColumn ? sheet[next, line] : sheet[line, next];
    }

    private static CellContent Content(Cell cell, bool? isMinus) => isMinus switch
    {
        null => new CellContent(CellKind.Text, null),
        true => new CellContent(CellKind.Number, NumberText.Read("-" + cell.Text.TrimStart()[1..].TrimStart())),
        false => new CellContent(CellKind.Number, NumberText.Read(cell.Text.TrimStart()[1..]) is { } risen ? risen with { SaysChange = true } : null),
    };

    [GeneratedRegex(@"[“""'（(]?(?<mark>[△▲▽])[”""'）)]?\s*(号|符号|数)?\s*(表示|代表|为|是|即|指|[:：=])?\s*((?<minus>负|减|下降|降|赤字|亏)|增|升|上升|正|盈)", RegexOptions.ExplicitCapture)]
    private static partial Regex Note();

    /// <summary>What stands in one run of cells along a line.</summary>
    /// <param name="Count">How many numbers without a mark that rose.</param>
    private readonly record struct Neighbors(bool HaveFalls, bool HaveNegative, int Count, int End)
    {
        public bool HavePositive => Count > 0;

        public Neighbors With(Cell cell, char? mark) => this with
        {
            HaveFalls = HaveFalls || cell.Text.AsSpan().IndexOfAny(Falls) >= 0,
            HaveNegative = HaveNegative || (mark is null && cell.Content.Number is { Value: < 0 }),
            Count = Count + (mark is null && cell.Content.Number is { Value: > 0 } ? 1 : 0),
        };
    }
}

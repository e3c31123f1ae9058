using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>
/// The row headings: for each row of the body a path of labels from the outermost to the innermost. A label of an outer column holds
/// until the next one in it; within a column, indents, numbering and 其中 make a label part of one above; a label without figures
/// heads the rows below it.
/// </summary>
internal sealed partial class StubBlock
{
    private readonly Sheet _sheet;
    private readonly List<int> _columns;
    private readonly List<int> _counting;
    private readonly IReadOnlyDictionary<int, bool> _values;
    private readonly Dictionary<int, ImmutableArray<Cell>> _paths = [];

    private StubBlock(Sheet sheet, List<int> columns, List<int> counting, IReadOnlyDictionary<int, bool> values)
    {
        _sheet = sheet;
        _columns = columns;
        _counting = counting;
        _values = values;
    }

    /// <param name="columns">The stub's columns that label rows, from the left.</param>
    /// <param name="counting">Those that count them.</param>
    /// <param name="values">The columns of the body, and whether each holds figures.</param>
    public static StubBlock Of(Sheet sheet, IReadOnlyList<SheetRow> body, List<int> columns, List<int> counting, IReadOnlyDictionary<int, bool> values)
    {
        var block = new StubBlock(sheet, columns, counting, values);
        block.Read(body);
        return block;
    }

    /// <summary>The labels of a row, from the outermost to the innermost.</summary>
    public ImmutableArray<Cell> PathOf(int row) => _paths.GetValueOrDefault(row, []);

    private void Read(IReadOnlyList<SheetRow> body)
    {
        var outlines = _columns.Select(column => new Outline(body.SelectMany(r => r.Cells).Where(c => c.Address.Column == column))).ToArray();
        var carried = new Cell?[_columns.Count];
        var latest = new Cell?[_columns.Count];
        Cell? banner = null;
        foreach (var row in body)
        {
            var hasFigures = row.Cells.Any(c => _values.ContainsKey(_sheet.RangeAt(c.Address).Right)) || SharesFiguresAbove(row.Index);
            if (IsNoteByTheWay(row))
                continue;
            if (row.Cells.Length == 1 && row.Numbers == 0 && IsBanner(row.Cells[0]))
            {
                // A line across the table heads everything below it, in whatever column it stands.
                banner = row.Cells[0];
                Array.Clear(carried);
                foreach (var outline in outlines)
                    outline.Clear();
                continue;
            }

            var path = ImmutableArray.CreateBuilder<Cell>();
            if (banner is not null)
                path.Add(banner);
            for (var i = 0; i < _columns.Count; i++)
            {
                var label = LabelAt(row.Index, _columns[i]) ?? (i == 0 && hasFigures ? WordsForACount(row.Index) : null);
                if (label is null && i < _columns.Count - 1 && Enumerable.Range(i + 1, _columns.Count - i - 1).Any(j => LabelAt(row.Index, _columns[j]) is not null))
                    label = carried[i];
                if (label is not null)
                    label = latest[i] = Ditto.Is(label.Text) ? latest[i] ?? label : label;
                if (label is null)
                    continue;
                if (label == carried[i] && hasFigures)
                    outlines[i].HasRows();
                if (label != carried[i])
                {
                    carried[i] = label;
                    for (var inner = i + 1; inner < _columns.Count; inner++)
                    {
                        carried[inner] = null;
                        outlines[inner].Clear();
                    }

                    outlines[i].Enter(label, hasFigures || Enumerable.Range(i + 1, _columns.Count - i - 1).Any(j => LabelAt(row.Index, _columns[j]) is not null));
                }

                foreach (var ancestor in outlines[i].Path)
                {
                    if (path.Count == 0 || path[^1] != ancestor)
                        path.Add(ancestor);
                }
            }

            _paths[row.Index] = path.ToImmutable();
        }
    }

    // 注：以上为农业优先型乡镇 says nothing of the rows below it; one that may (以下为快报数, a year, a unit) is a label to be asked about, and so is one that leaves
    // something out. 注：2024年基数已修订 tells of a year before, not of the rows.
    private static bool IsNoteByTheWay(SheetRow row)
    {
        if (row.Cells.Length > 1 || row.Numbers > 0 || row.Cells[0].Text is not { } text || SpeaksOfWhatFollows().IsMatch(text) || Exclusion.In(text) is not null)
            return false;
        return MethodNote.Is(text) ? Note().IsMatch(text) || MethodNote.IsAside(text) : Note().IsMatch(text) && !SpeaksOfTime().IsMatch(text);
    }

    [GeneratedRegex(@"\A\s*[（(]?\s*((注|说明|备注|附注)\s*[0-9]{0,2}\s*[:：]|以上(?!级))", RegexOptions.ExplicitCapture)]
    private static partial Regex Note();

    [GeneratedRegex("以下|下列|下述|下同|后[述列]|单位|快报|初步|预计")]
    private static partial Regex SpeaksOfWhatFollows();

    [GeneratedRegex("[0-9０-９年月季]")]
    private static partial Regex SpeaksOfTime();

    // Figures merged down from a row above are this row's too: its label goes on with the one above, and heads nothing.
    private bool SharesFiguresAbove(int row) => _values.Any(v => v.Value && _sheet[row, v.Key]?.Address.Row < row);

    // Merged from the stub over figures, or in a column of figures: a remark alone in its own column heads nothing.
    private bool IsBanner(Cell cell)
    {
        var range = _sheet.RangeAt(cell.Address);
        return (range.Columns > 1 && range.Right > (_columns.Count > 0 ? _columns[^1] : -1))
            || (!_columns.Contains(cell.Address.Column) && (!_values.TryGetValue(cell.Address.Column, out var holdsFigures) || holdsFigures));
    }

    // 合计 in the place of its serial number, where its row has no label else.
    private Cell? WordsForACount(int row) =>
        _columns.TrueForAll(column => LabelAt(row, column) is null) ? _counting.Select(column => LabelAt(row, column)).FirstOrDefault(cell => cell?.Content.Kind == CellKind.Text) : null;

    private Cell? LabelAt(int row, int column) =>
        _sheet[row, column] is { Content.Kind: not CellKind.Blank } cell && !(SheetRow.IsNumeric(cell.Content.Kind) && _values.ContainsKey(_sheet.RangeAt(cell.Address).Right))
            ? cell
            : null;
}

using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Support;

/// <summary>
/// Writes a sheet as rows of values, and gives it as the product's own <see cref="Sheet"/> without any file, or through
/// <see cref="WorkbookBuilder"/> as an .xlsx or .xls. A value is a text, a number, a date, a bool, a <see cref="CellValue"/>
/// (for errors: <c>new CellValue.Error("#REF!")</c>), or null for a blank.
/// </summary>
/// <example><code>
/// var sheet = new SheetBuilder("Sheet1")
///     .Row("2023年1-6月固定资产投资").Merge("A1:C1")
///     .Row()
///     .Grid("""
///         乡镇   | 投资 | &lt;
///         ^      | 本月 | 累计
///         东川镇 | 12.5 | 70.1
///         """)
///     .Bold("A3:C4").Format("B5:C5", "0.0")
///     .Build();
/// </code></example>
public sealed class SheetBuilder
{
    private readonly SortedDictionary<CellAddress, PlannedCell> _cells = [];
    private readonly List<CellRange> _merges = [];
    private readonly HashSet<int> _hiddenRows = [];
    private readonly HashSet<int> _hiddenColumns = [];
    private CellAddress _next;
    private bool _isHidden;

    public SheetBuilder(string name = "Sheet1") => Name = name;

    public string Name { get; }

    internal bool IsHidden => _isHidden;

    internal IEnumerable<KeyValuePair<CellAddress, PlannedCell>> Cells => _cells;

    internal IReadOnlyList<CellRange> Merges => _merges;

    internal IReadOnlySet<int> HiddenRows => _hiddenRows;

    internal IReadOnlySet<int> HiddenColumns => _hiddenColumns;

    /// <summary>Where the next row begins; column A of row 1 at first. The rows after it begin in the same column.</summary>
    public SheetBuilder At(string cell)
    {
        _next = Address(cell);
        return this;
    }

    /// <summary>Writes the next row; without values it stays blank.</summary>
    public SheetBuilder Row(params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not null)
                Plan(new CellAddress(_next.Row, _next.Column + i)).Value = ValueOf(values[i]!);
        }

        _next = _next with { Row = _next.Row + 1 };
        return this;
    }

    /// <summary>Leaves rows blank.</summary>
    public SheetBuilder Skip(int rows = 1)
    {
        _next = _next with { Row = _next.Row + rows };
        return this;
    }

    /// <summary>
    /// Writes rows drawn with <c>|</c> between the cells. What reads as a number is one, unless an apostrophe stands before it, which
    /// keeps a text with its spaces; an empty cell is blank; <c>&lt;</c> merges a place with the one on its left, <c>^</c> with the one above.
    /// </summary>
    public SheetBuilder Grid(string rows)
    {
        var lines = rows.Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        var grid = lines.Select(l => l.Split('|')).ToArray();
        var top = _next;
        foreach (var line in grid)
            Row([.. line.Select(GridValue)]);
        for (var row = 0; row < grid.Length; row++)
        {
            for (var column = 0; column < grid[row].Length; column++)
            {
                if (IsJoin(grid, row, column))
                    continue;
                var (bottom, right) = (row, column);
                while (right + 1 < grid[row].Length && grid[row][right + 1].Trim() == "<")
                    right++;
                while (bottom + 1 < grid.Length && column < grid[bottom + 1].Length && grid[bottom + 1][column].Trim() == "^")
                    bottom++;
                if ((bottom, right) != (row, column))
                    _merges.Add(new CellRange(top.Row + row, top.Column + column, top.Row + bottom, top.Column + right));
            }
        }

        return this;
    }

    /// <summary>Writes one cell, anywhere; the place of the next row stays.</summary>
    public SheetBuilder Cell(string cell, object value)
    {
        Plan(Address(cell)).Value = ValueOf(value);
        return this;
    }

    /// <summary>A formula whose result the last program to save it did not leave.</summary>
    public SheetBuilder FormulaWithoutResult(string cell, string formula)
    {
        var planned = Plan(Address(cell));
        planned.Value = new CellValue.Nothing();
        planned.Formula = formula;
        return this;
    }

    public SheetBuilder Merge(params string[] ranges)
    {
        _merges.AddRange(ranges.Select(Range));
        return this;
    }

    public SheetBuilder Bold(params string[] ranges) => Style(ranges, c => c.IsBold = true);

    public SheetBuilder Indent(string range, int levels) => Style([range], c => c.Indent = levels);

    public SheetBuilder Align(string range, HorizontalAlignment alignment) => Style([range], c => c.Alignment = alignment);

    public SheetBuilder Border(string range, Borders borders = Borders.Top | Borders.Bottom | Borders.Left | Borders.Right) =>
        Style([range], c => c.Borders = borders);

    /// <summary>Gives the cells that hold something a number format, such as <c>0.0%</c>.</summary>
    public SheetBuilder Format(string range, string numberFormat) => Style([range], c => c.NumberFormat = numberFormat);

    /// <summary>Hides the sheet itself.</summary>
    public SheetBuilder Hidden()
    {
        _isHidden = true;
        return this;
    }

    /// <summary>Hides a row, counted from 1 as a person sees it.</summary>
    public SheetBuilder HideRow(int row)
    {
        _hiddenRows.Add(row - 1);
        return this;
    }

    /// <summary>Hides a column by its letter.</summary>
    public SheetBuilder HideColumn(string column)
    {
        _hiddenColumns.Add(Address(column + "1").Column);
        return this;
    }

    /// <summary>The sheet as a reader would give it.</summary>
    public Sheet Build()
    {
        var draft = new SheetDraft(Name, is1904: false, SomeBudget.Of()) { IsHidden = _isHidden, HasPictures = false };
        foreach (var (address, cell) in _cells)
        {
            var style = new CellStyle(
                cell.NumberFormat is { } code ? new CellFormat(code) : CellFormat.General, cell.IsBold, cell.Indent, cell.Alignment, cell.Borders);
            switch (cell.Value)
            {
                case CellValue.Number number:
                    draft.AddNumber(address, (double)number.Value, style);
                    break;
                case CellValue.Date date:
                    draft.AddNumber(address, SerialDate.FromDate(date.Value), style with { Format = DateFormat(cell) });
                    break;
                case CellValue.Text text:
                    draft.AddText(address, text.Value, style);
                    break;
                case CellValue.Logical logical:
                    draft.AddLogical(address, logical.Value, style);
                    break;
                case CellValue.Error error:
                    draft.AddError(address, error.Code, style);
                    break;
                case CellValue.Nothing:
                    draft.AddFormulaWithoutResult(address, style);
                    break;
                case null:
                    break;
                case var other:
                    throw new ArgumentException($"A cell cannot hold {other}.");
            }
        }

        return draft.Build(_merges, _hiddenRows.Contains, _hiddenColumns.Contains).Sheet;
    }

    /// <summary>
    /// The sheet drawn as <see cref="Grid"/> reads it, from its first used cell on, with that cell's address above: for a person to look at,
    /// or to make a test of.
    /// </summary>
    public string ToGrid()
    {
        var used = _cells.Where(c => c.Value.Value is not null).Select(c => c.Key).ToArray();
        if (used.Length == 0)
            return "";
        var (top, left, bottom, right) = (used.Min(c => c.Row), used.Min(c => c.Column), used.Max(c => c.Row), used.Max(c => c.Column));
        var lines = Enumerable.Range(top, bottom - top + 1)
            .Select(row => string.Join(" | ", Enumerable.Range(left, right - left + 1).Select(column => Drawn(new CellAddress(row, column)))));
        return $".At(\"{new CellAddress(top, left)}\")\n" + string.Join('\n', lines);
    }

    /// <summary>The sheet alone in an .xlsx.</summary>
    public byte[] ToXlsx() => new WorkbookBuilder().Add(this).ToXlsx();

    /// <summary>The sheet alone in an .xls.</summary>
    public byte[] ToXls() => new WorkbookBuilder().Add(this).ToXls();

    internal static CellFormat DateFormat(PlannedCell cell) => new(cell.NumberFormat ?? "yyyy-mm-dd");

    private string Drawn(CellAddress address)
    {
        if (_merges.FirstOrDefault(m => m.Contains(address)) is { Rows: > 0 } merge && merge.First != address && merge.Rows * merge.Columns > 1)
            return address.Column > merge.Left ? "<" : "^";
        return _cells.GetValueOrDefault(address) switch
        {
            { Value: CellValue.Number number, NumberFormat: { } format } => $"{number.Value.ToString(CultureInfo.InvariantCulture)} «{format}»",
            { Value: CellValue.Number number } => number.Value.ToString(CultureInfo.InvariantCulture),
            { Value: CellValue.Text text } => (NumberStyle(text.Value) ? "'" : "") + text.Value.Replace("\n", "⏎", StringComparison.Ordinal),
            { Value: CellValue.Error error } => error.Code,
            { Value: { } other } => other.ToString()!,
            _ => "",
        };
    }

    private static bool NumberStyle(string text) => text != text.Trim() || decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    private static bool IsJoin(string[][] grid, int row, int column) => grid[row][column].Trim() is "<" or "^";

    private static object? GridValue(string cell)
    {
        var text = cell.Trim();
        return text switch
        {
            "" or "<" or "^" => null,
            ['\'', ..] => cell[(cell.IndexOf('\'', StringComparison.Ordinal) + 1)..],
            _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
            _ => text,
        };
    }

    private static CellValue ValueOf(object value) => value switch
    {
        CellValue given => given,
        string text => new CellValue.Text(text),
        bool logical => new CellValue.Logical(logical),
        DateTime date => new CellValue.Date(date),
        DateOnly date => new CellValue.Date(date.ToDateTime(TimeOnly.MinValue)),
        _ => new CellValue.Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
    };

    private static CellAddress Address(string cell) =>
        CellAddress.TryParse(cell, out var address) ? address : throw new ArgumentException($"{cell} is no cell.", nameof(cell));

    private static CellRange Range(string range) =>
        CellRange.TryParse(range, out var cells) ? cells : throw new ArgumentException($"{range} is no range.", nameof(range));

    private SheetBuilder Style(string[] ranges, Action<PlannedCell> change)
    {
        foreach (var range in ranges.Select(Range))
        {
            for (var row = range.Top; row <= range.Bottom; row++)
            {
                for (var column = range.Left; column <= range.Right; column++)
                    change(Plan(new CellAddress(row, column)));
            }
        }

        return this;
    }

    private PlannedCell Plan(CellAddress address)
    {
        if (!_cells.TryGetValue(address, out var cell))
            _cells[address] = cell = new PlannedCell();
        return cell;
    }

    /// <summary>A cell to be: null is nobody having said anything, so a place may have a style and hold nothing.</summary>
    internal sealed class PlannedCell
    {
        public CellValue? Value { get; set; }

        public string? Formula { get; set; }

        public string? NumberFormat { get; set; }

        public bool IsBold { get; set; }

        public int Indent { get; set; }

        public HorizontalAlignment Alignment { get; set; }

        public Borders Borders { get; set; }
    }
}

using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Samples.Layouts;

/// <summary>A sheet being laid out: its cells, and what each figure on it means. Rows and columns count from 0.</summary>
internal sealed class SheetLayout(string name, IndicatorCatalog catalog)
{
    private readonly SortedDictionary<(int Row, int Column), SheetCell> _cells = [];

    public string Name { get; } = name;

    public IReadOnlyDictionary<(int Row, int Column), SheetCell> Cells => _cells;

    public List<(int Top, int Left, int Bottom, int Right)> Merges { get; } = [];

    public SortedDictionary<int, double> Widths { get; } = [];

    public SortedDictionary<int, double> Heights { get; } = [];

    public List<TruthRow> Truth { get; } = [];

    /// <summary>Title or note says that the figures are provisional.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The row below the last one that holds anything.</summary>
    public int Next => _cells.Count == 0 ? 0 : Math.Max(_cells.Keys.Max(c => c.Row), Merges.Select(m => m.Bottom).DefaultIfEmpty().Max()) + 1;

    /// <summary>A text, merged over columns when <paramref name="right"/> is beyond its own.</summary>
    public void Line(int row, int column, int right, string text, Look look)
    {
        _cells[(row, column)] = new SheetCell(text, null, null, look);
        if (right > column)
            Merges.Add((row, column, row, right));
        if (look == Look.Title)
            Heights[row] = 30;
    }

    /// <summary>Types something else into the cell of a figure, as people do: it no longer means what the list says.</summary>
    public void Mistype(string cell, decimal number)
    {
        var (position, typed) = _cells.Single(c => A1(c.Key.Row, c.Key.Column) == cell);
        _cells[position] = typed with { Text = null, Number = number };
    }

    /// <summary>A table; returns the row below it.</summary>
    public int Table<T>(int top, int left, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows)
    {
        var depth = columns.Max(c => c.Header.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            Widths[left + i] = Math.Max(columns[i].Width, Widths.GetValueOrDefault(left + i));
            Headings(top, left, depth, columns, i);
        }

        var row = top + depth;
        foreach (var entry in rows)
        {
            for (var i = 0; i < columns.Count; i++)
                Body(row, left + i, columns[i].Print(entry));
            row++;
        }

        return row;
    }

    private void Headings<T>(int top, int left, int depth, IReadOnlyList<Column<T>> columns, int index)
    {
        var header = columns[index].Header;
        for (var level = 0; level < header.Count; level++)
        {
            if (index > 0 && SamePath(columns[index - 1].Header, header, level))
                continue;
            var last = index;
            while (last + 1 < columns.Count && SamePath(columns[last + 1].Header, header, level))
                last++;
            var bottom = level == header.Count - 1 ? depth - 1 : level;
            _cells[(top + level, left + index)] = new SheetCell(header[level], null, null, Look.Header);
            Fit(top + level, bottom - level + 1, header[level], Enumerable.Range(index, last - index + 1).Sum(c => columns[c].Width));
            if (last > index || bottom > level)
                Merges.Add((top + level, left + index, top + bottom, left + last));
        }
    }

    /// <summary>Makes rows high enough for a heading that does not fit on one line; a Chinese character is as wide as two others.</summary>
    private void Fit(int row, int rows, string text, double width)
    {
        var lines = Math.Ceiling(text.Sum(c => c < 0x80 ? 1.1 : 2.2) / width);
        var needed = Math.Max(18, ((lines * 14) + 4) / rows);
        for (var r = row; r < row + rows; r++)
            Heights[r] = Math.Max(needed, Heights.GetValueOrDefault(r));
    }

    /// <summary>Whether two headings are one at a level: the same so far, and not the last of a path (each column has its own).</summary>
    private static bool SamePath(IReadOnlyList<string> other, IReadOnlyList<string> own, int level) =>
        level < own.Count - 1 && level < other.Count - 1 && own.Take(level + 1).SequenceEqual(other.Take(level + 1));

    private void Body(int row, int column, Printed printed)
    {
        switch (printed)
        {
            case Printed.Blank:
                _cells[(row, column)] = new SheetCell("", null, null, Look.Number);
                break;
            case Printed.Label label:
                _cells[(row, column)] = new SheetCell(label.Text, null, null, label.Look);
                break;
            case Printed.Serial serial:
                _cells[(row, column)] = new SheetCell(null, serial.Number, "0", Look.StubCentered);
                break;
            case Printed.Figure figure:
                _cells[(row, column)] = figure.Shown.Print(figure.Fact, catalog);
                var status = figure.Fact.Value is null ? ObsStatus.Missing : IsProvisional ? ObsStatus.Provisional : ObsStatus.Normal;
                Truth.Add(new TruthRow(Name, A1(row, column), figure.Fact, status));
                break;
        }
    }

    private static string A1(int row, int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters + (row + 1).ToString(CultureInfo.InvariantCulture);
    }
}

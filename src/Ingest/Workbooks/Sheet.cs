using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>A worksheet as values: its cells in reading order, its merged ranges, and what of it is hidden.</summary>
public sealed class Sheet
{
    // Where each row's cells stand in Cells: a fraction of an index by address, and as quick for rows of ordinary width.
    private readonly Dictionary<int, Range> _rows = [];
    private readonly MergeIndex _merges;

    public Sheet(string name, IEnumerable<Cell> cells, IEnumerable<CellRange> mergedRanges)
    {
        Name = name;
        Cells = InReadingOrder([.. cells]);
        for (int start = 0, end; start < Cells.Length; start = end)
        {
            for (end = start + 1; end < Cells.Length && Cells[end].Address.Row == Cells[start].Address.Row; end++)
            {
                if (Cells[end].Address == Cells[end - 1].Address)
                    throw new ArgumentException($"{name} has two cells at {Cells[end].Address}.", nameof(cells));
            }

            _rows[Cells[start].Address.Row] = start..end;
        }

        _merges = new MergeIndex(mergedRanges);
    }

    public string Name { get; }

    /// <summary>The cells that hold something, in reading order.</summary>
    public ImmutableArray<Cell> Cells { get; }

    public ImmutableArray<CellRange> MergedRanges => _merges.Ranges;

    /// <summary>Whether the sheet is hidden; null when the reader cannot tell.</summary>
    public bool? IsHidden { get; init; }

    /// <summary>Rows that hold something and are hidden, from 0; null when the reader cannot tell.</summary>
    public IReadOnlySet<int>? HiddenRows { get; init; }

    /// <summary>Columns that are hidden, up to the last that holds something, from 0; null when the reader cannot tell.</summary>
    public IReadOnlySet<int>? HiddenColumns { get; init; }

    /// <summary>Whether the sheet holds pictures; null when the reader cannot tell.</summary>
    public bool? HasPictures { get; init; }

    /// <summary>Where its cells stand in the file, where this is what is shown of it; null where they stand in their own places.</summary>
    internal ShownPlaces? Places { get; init; }

    /// <summary>The cell at a place; a place inside a merged range has that range's cell; null where nothing stands.</summary>
    public Cell? this[CellAddress address]
    {
        get
        {
            var (row, column) = RangeAt(address).First;
            if (!_rows.TryGetValue(row, out var cells))
                return null;
            var (low, high) = (cells.Start.Value, cells.End.Value - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                var order = Cells[middle].Address.Column.CompareTo(column);
                if (order == 0)
                    return Cells[middle];
                if (order < 0)
                    low = middle + 1;
                else
                    high = middle - 1;
            }

            return null;
        }
    }

    public Cell? this[int row, int column] => this[new CellAddress(row, column)];

    /// <summary>The same sheet with other cells in the same places; itself where none changes.</summary>
    internal Sheet Replace(Func<Cell, Cell> replace)
    {
        Cell[]? cells = null;
        for (var i = 0; i < Cells.Length; i++)
        {
            var cell = replace(Cells[i]);
            if (ReferenceEquals(cell, Cells[i]))
                continue;
            cells ??= [.. Cells];
            cells[i] = cell;
        }

        return cells is null
            ? this
            : new Sheet(Name, cells, MergedRanges) { IsHidden = IsHidden, HiddenRows = HiddenRows, HiddenColumns = HiddenColumns, HasPictures = HasPictures, Places = Places };
    }

    /// <summary>Where a cell of this sheet stands in the file.</summary>
    internal CellAddress PlaceOf(CellAddress address) =>
        Places?.Of(address) ?? address;

    /// <summary>Where a range of this sheet stands in the file, with what is hidden inside of it.</summary>
    internal CellRange PlaceOf(CellRange range) => Places?.Of(range) ?? range;

    /// <summary>The same of a range that there may not be.</summary>
    internal CellRange? PlaceOf(CellRange? range) => range is { } cells ? PlaceOf(cells) : null;

    /// <summary>The merged range that covers a place, or the place alone.</summary>
    public CellRange RangeAt(CellAddress address) => _merges.RangeAt(address);

    // Readers give the cells in order, and sorting a million of them takes longer than reading them.
    private static ImmutableArray<Cell> InReadingOrder(Cell[] cells)
    {
        for (var i = 1; i < cells.Length; i++)
        {
            if (cells[i - 1].Address > cells[i].Address)
            {
                Array.Sort(cells, (a, b) => a.Address.CompareTo(b.Address));
                break;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(cells);
    }
}

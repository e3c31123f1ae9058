using System.Collections.Immutable;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>A worksheet as values: its cells in reading order, its merged ranges, and what of it is hidden.</summary>
public sealed class Sheet
{
    private readonly Dictionary<CellAddress, Cell> _cells;
    private readonly MergeIndex _merges;

    public Sheet(string name, IEnumerable<Cell> cells, IEnumerable<CellRange> mergedRanges)
    {
        Name = name;
        Cells = [.. cells.OrderBy(c => c.Address)];
        _cells = Cells.ToDictionary(c => c.Address);
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

    /// <summary>Columns that hold something and are hidden, from 0; null when the reader cannot tell.</summary>
    public IReadOnlySet<int>? HiddenColumns { get; init; }

    /// <summary>Whether the sheet holds pictures; null when the reader cannot tell.</summary>
    public bool? HasPictures { get; init; }

    /// <summary>The cell at a place; a place inside a merged range has that range's cell; null where nothing stands.</summary>
    public Cell? this[CellAddress address] => _cells.GetValueOrDefault(RangeAt(address).First);

    public Cell? this[int row, int column] => this[new CellAddress(row, column)];

    /// <summary>The merged range that covers a place, or the place alone.</summary>
    public CellRange RangeAt(CellAddress address) => _merges.RangeAt(address);
}

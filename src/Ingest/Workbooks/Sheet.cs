using System.Collections.Immutable;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>A worksheet as values: its cells in reading order, its merged ranges, and what of it is hidden.</summary>
public sealed class Sheet
{
    private readonly Dictionary<CellAddress, Cell> _cells;
    // Small merged ranges are looked up by cell; a large one would fill memory that way and is searched for (there are few).
    private const long IndexedArea = 4096;

    private readonly Dictionary<CellAddress, CellRange> _smallMerges = [];
    private readonly List<CellRange> _largeMerges = [];

    public Sheet(string name, IEnumerable<Cell> cells, IEnumerable<CellRange> mergedRanges)
    {
        Name = name;
        Cells = [.. cells.OrderBy(c => c.Address)];
        MergedRanges = [.. mergedRanges];
        _cells = Cells.ToDictionary(c => c.Address);
        foreach (var range in MergedRanges)
        {
            if ((long)range.Rows * range.Columns > IndexedArea)
            {
                _largeMerges.Add(range);
                continue;
            }

            for (var row = range.Top; row <= range.Bottom; row++)
            {
                for (var column = range.Left; column <= range.Right; column++)
                    _smallMerges[new CellAddress(row, column)] = range;
            }
        }
    }

    public string Name { get; }

    /// <summary>The cells that hold something, in reading order.</summary>
    public ImmutableArray<Cell> Cells { get; }

    public ImmutableArray<CellRange> MergedRanges { get; }

    /// <summary>Whether the sheet is hidden; null when the reader cannot tell.</summary>
    public bool? IsHidden { get; init; }

    /// <summary>Rows that are hidden, from 0; null when the reader cannot tell.</summary>
    public IReadOnlySet<int>? HiddenRows { get; init; }

    /// <summary>Columns that are hidden, from 0; null when the reader cannot tell.</summary>
    public IReadOnlySet<int>? HiddenColumns { get; init; }

    /// <summary>Whether the sheet holds pictures; null when the reader cannot tell.</summary>
    public bool? HasPictures { get; init; }

    /// <summary>The cell at a place; a place inside a merged range has that range's cell; null where nothing stands.</summary>
    public Cell? this[CellAddress address] =>
        _cells.GetValueOrDefault(RangeAt(address).First);

    public Cell? this[int row, int column] => this[new CellAddress(row, column)];

    /// <summary>The merged range that covers a place, or the place alone.</summary>
    public CellRange RangeAt(CellAddress address)
    {
        if (_smallMerges.TryGetValue(address, out var small))
            return small;
        foreach (var large in _largeMerges)
        {
            if (large.Contains(address))
                return large;
        }

        return CellRange.Of(address);
    }
}

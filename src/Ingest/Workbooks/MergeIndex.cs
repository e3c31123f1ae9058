using System.Collections.Immutable;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Finds the merged range that covers a place. Ranges are kept by the tiles of the sheet that they touch, so that neither many
/// small ranges nor a few that span the sheet cost more than they are.
/// </summary>
internal sealed class MergeIndex
{
    /// <summary>More merged ranges than this no one has made; a workbook with more is refused.</summary>
    public const int MostRanges = 50_000;

    /// <summary>The same for ranges that span a good part of the sheet, for they are searched one after the other.</summary>
    public const int MostLargeRanges = 1_000;

    private const int TileSize = 64;
    private const long MostTiles = 64;

    private readonly Dictionary<(int Row, int Column), List<CellRange>> _tiles = [];
    private readonly List<CellRange> _large = [];

    public MergeIndex(IEnumerable<CellRange> ranges)
    {
        Ranges = [.. ranges.Where(r => r.First != r.Last)];
        foreach (var range in Ranges)
        {
            var (top, left, bottom, right) = (range.Top / TileSize, range.Left / TileSize, range.Bottom / TileSize, range.Right / TileSize);
            if (IsLarge(range))
            {
                _large.Add(range);
                continue;
            }

            for (var row = top; row <= bottom; row++)
            {
                for (var column = left; column <= right; column++)
                {
                    if (!_tiles.TryGetValue((row, column), out var tile))
                        _tiles[(row, column)] = tile = [];
                    tile.Add(range);
                }
            }
        }
    }

    public ImmutableArray<CellRange> Ranges { get; }

    public static bool IsLarge(CellRange range) =>
        ((range.Bottom / TileSize) - (range.Top / TileSize) + 1L) * ((range.Right / TileSize) - (range.Left / TileSize) + 1L) > MostTiles;

    /// <summary>The merged range that covers a place, or the place alone.</summary>
    public CellRange RangeAt(CellAddress address)
    {
        if (_tiles.TryGetValue((address.Row / TileSize, address.Column / TileSize), out var tile))
        {
            foreach (var range in tile)
            {
                if (range.Contains(address))
                    return range;
            }
        }

        foreach (var range in _large)
        {
            if (range.Contains(address))
                return range;
        }

        return CellRange.Of(address);
    }
}

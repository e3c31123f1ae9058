using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>
/// The rows of column headings. Each column has a path of labels from the top down; a label reaches over the columns of its merged
/// range, and an unmerged one to the right over columns that have a heading of their own further down but none beside it, or, where it
/// is written over the middle of a group, over the group that the headings below it repeat.
/// </summary>
internal sealed class HeaderBlock
{
    private readonly Dictionary<int, ImmutableArray<Cell>> _paths;

    private HeaderBlock(Dictionary<int, ImmutableArray<Cell>> paths) => _paths = paths;

    /// <param name="stubColumns">Columns over which no label reaches from the left.</param>
    public static HeaderBlock Of(Sheet sheet, IReadOnlyList<SheetRow> rows, IReadOnlyList<int> columns, IReadOnlySet<int> stubColumns)
    {
        var levels = rows.Where(r => !r.CountsColumns || StandsUnderOneHeading(sheet, r)).Select(r => r.Index).ToList();
        var grid = new Cell?[levels.Count, columns.Count];
        for (var level = 0; level < levels.Count; level++)
        {
            for (var c = 0; c < columns.Count; c++)
                grid[level, c] = LabelAt(sheet, levels[level], columns[c]);
        }

        // The lowest level at which each column has a label of its own: above it, a gap is covered from the left; below, it is the end of the path.
        var lowest = new int[columns.Count];
        for (var c = 0; c < columns.Count; c++)
        {
            lowest[c] = -1;
            for (var level = levels.Count - 1; level >= 0 && lowest[c] < 0; level--)
            {
                if (grid[level, c] is not null)
                    lowest[c] = level;
            }
        }

        for (var level = 0; level < levels.Count; level++)
        {
            SpreadOverGroups(sheet, grid, level, [.. columns.Select((column, c) => lowest[c] > level && !stubColumns.Contains(column))]);
            for (var c = 1; c < columns.Count; c++)
            {
                if (grid[level, c] is null && lowest[c] > level && lowest[c - 1] > level
                    && !stubColumns.Contains(columns[c]) && !stubColumns.Contains(columns[c - 1])
                    && grid[level, c - 1] is { } left && sheet.RangeAt(left.Address).Columns == 1
                    && SameAbove(grid, level, c))
                {
                    grid[level, c] = left;
                }
            }
        }

        var paths = new Dictionary<int, ImmutableArray<Cell>>();
        for (var c = 0; c < columns.Count; c++)
        {
            var path = ImmutableArray.CreateBuilder<Cell>();
            for (var level = 0; level < levels.Count; level++)
            {
                if (grid[level, c] is { } label && (path.Count == 0 || path[^1] != label))
                    path.Add(label);
            }

            paths[columns[c]] = path.ToImmutable();
        }

        return new HeaderBlock(paths);
    }

    /// <summary>The labels over a column, from the outermost to the innermost.</summary>
    public ImmutableArray<Cell> PathOver(int column) => _paths.GetValueOrDefault(column, []);

    private static Cell? LabelAt(Sheet sheet, int row, int column) =>
        sheet[row, column] is { } cell && cell.Content.Kind is not CellKind.Blank ? cell : null;

    // 总量 增速 | 总量 增速 with a label over the middle of each pair, none over the first column: the groups are told by what repeats.
    private static void SpreadOverGroups(Sheet sheet, Cell?[,] grid, int level, bool[] hasHeadingBelow)
    {
        for (int start = 0, end; start < hasHeadingBelow.Length; start = Math.Max(end, start + 1))
        {
            for (end = start; end < hasHeadingBelow.Length && hasHeadingBelow[end] && (end == start || SameAbove(grid, level, end)); end++)
            {
            }

            var labels = Enumerable.Range(start, end - start).Where(c => grid[level, c] is not null).ToList();
            // One over all, where those below it stand in the middle of their groups too.
            if (labels is [var only] && only > start && only == start + ((end - start) / 2) && level + 2 < grid.GetLength(0)
                && grid[level + 1, start] is null && Enumerable.Range(start, end - start).Count(c => grid[level + 1, c] is not null) > 1)
            {
                for (var c = start; c < end; c++)
                    grid[level, c] = grid[level, only];
            }

            if (labels.Count < 2 || labels[0] == start || (end - start) % labels.Count > 0 || labels.Exists(c => sheet.RangeAt(grid[level, c]!.Address).Columns > 1))
                continue;
            var width = (end - start) / labels.Count;
            var groups = Enumerable.Range(0, labels.Count).Select(g => Enumerable.Range(start + (g * width), width).ToList()).ToList();
            if (groups.TrueForAll(g => g.Count(labels.Contains) == 1 && g.Zip(groups[0]).Count(p => SaysSame(grid[level + 1, p.First], grid[level + 1, p.Second])) * 2 > width))
            {
                foreach (var (group, label) in groups.Zip(labels))
                    group.ForEach(c => grid[level, c] = grid[level, label]);
            }
        }
    }

    private static bool SaysSame(Cell? one, Cell? other) => LabelText.Normalize(one?.Text) == LabelText.Normalize(other?.Text);

    // 甲 1 2 3 under headings of their own only count the columns; 1 2 3 under one that is merged over them all (月份) are what it counts.
    private static bool StandsUnderOneHeading(Sheet sheet, SheetRow row) =>
        row.Index > 0 && row.Texts == 0 && row.Cells.Length > 1
        && row.Cells.Select(c => sheet.RangeAt(c.Address with { Row = row.Index - 1 })).Distinct().Count() == 1
        && sheet[row.Index - 1, row.Cells[0].Address.Column] is { Content.Kind: CellKind.Text };

    private static bool SameAbove(Cell?[,] grid, int level, int column)
    {
        for (var above = 0; above < level; above++)
        {
            if (grid[above, column] != grid[above, column - 1])
                return false;
        }

        return true;
    }
}

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Some exporters do not merge cells but write <c>$$</c> into every cell that a merged range would cover. The marks to the right of a
/// cell and below it are that range again; a mark with nothing on its left or above it stays a text.
/// </summary>
internal static class CoveredMarks
{
    private const string Mark = "$$";

    /// <summary>The ranges that the marks stand for.</summary>
    /// <param name="cells">A sheet's cells in reading order.</param>
    public static IReadOnlyList<CellRange> RangesIn(IReadOnlyCollection<Cell> cells)
    {
        var open = cells.Where(IsMark).Select(c => c.Address).ToHashSet();
        if (open.Count == 0)
            return [];
        var texts = cells.Where(c => !IsMark(c)).Select(c => c.Address).ToHashSet();
        var ranges = new List<CellRange>();
        foreach (var cell in cells)
        {
            if (open.Count == 0)
                break;
            if (IsMark(cell))
                continue;
            var (row, left) = cell.Address;
            var (right, bottom) = (left, row);
            while (open.Contains(new CellAddress(row, right + 1)))
                right++;
            while (Enumerable.Range(left, right - left + 1).All(column => open.Contains(new CellAddress(bottom + 1, column))) && !BelongToTheLeft(bottom + 1, left, right))
                bottom++;
            var range = new CellRange(row, left, bottom, right);
            if (range.First == range.Last)
                continue;
            ranges.Add(range);
            for (var r = row; r <= bottom; r++)
            {
                for (var c = left; c <= right; c++)
                    open.Remove(new CellAddress(r, c));
            }
        }

        return ranges;

        // Marks behind a cell of their own row are that cell's, unless they are as many as those of the range above.
        bool BelongToTheLeft(int row, int left, int right)
        {
            var first = left;
            while (open.Contains(new CellAddress(row, first - 1)))
                first--;
            return (first < left || left == right || open.Contains(new CellAddress(row, right + 1))) && texts.Contains(new CellAddress(row, first - 1));
        }
    }

    private static bool IsMark(Cell cell) => cell.Value is CellValue.Text { Value: var text } && text.AsSpan().Trim() is Mark;
}

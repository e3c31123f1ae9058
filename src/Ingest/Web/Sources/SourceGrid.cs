using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Web.Sources;

/// <summary>
/// A sheet of a workbook as it was sent, as far as a page shows it: its head and what lies around the cells that the page is about. However far those
/// or merged ranges reach, it stays within a page.
/// </summary>
/// <param name="Columns">The columns shown, from 0.</param>
/// <param name="Rows">The rows shown; where some are left out, null stands for them.</param>
public sealed record SourceGrid(string FileName, string Sheet, IReadOnlyList<int> Columns, IReadOnlyList<SourceGrid.Row?> Rows)
{
    private const int HeadRows = 6;
    private const int RowsBefore = 12;
    private const int RowsAfter = 8;
    private const int MostRows = 100;
    private const int FirstColumns = 2;
    private const int ColumnsBefore = 10;
    private const int ColumnsAfter = 8;
    private const int MostColumns = 40;

    /// <param name="Number">From 0.</param>
    public sealed record Row(int Number, IReadOnlyList<Box> Boxes);

    /// <summary>A cell, or a merged range as far as it is shown.</summary>
    /// <param name="Cell">Its top-left cell, shown or not.</param>
    /// <param name="Rows">How many rows down it reaches.</param>
    /// <param name="Columns">How many columns across.</param>
    /// <param name="IsAsked">Whether the page is about it.</param>
    public sealed record Box(CellAddress Cell, string Text, int Rows, int Columns, bool IsAsked, bool IsNumber, bool IsBold);

    /// <summary>By which a link finds a cell that the page is about.</summary>
    public static string AnchorOf(CellAddress cell) => $"cell-{cell}";

    /// <summary>Null where there is no such cell for the visitor: the file was never kept, cannot be read any more, has no such sheet, or is not for him to see.</summary>
    internal static async Task<SourceGrid?> FindAsync(SourceAddress address, VisibleSubmissions submissions, ArchivedWorkbooks workbooks, CancellationToken cancellationToken) =>
        await submissions.FindAsync(address.Submission, cancellationToken) is { } submission
        && (await workbooks.FindAsync(submission, cancellationToken))?.Sheets.FirstOrDefault(s => s.Name == address.Sheet) is { } sheet
        && CellRange.TryParse(address.Cell, out var cell)
            ? Of(submission.FileName, sheet, [cell])
            : null;

    /// <param name="asked">The places that the page is about, the most important first; none: the sheet from its beginning.</param>
    internal static SourceGrid Of(string fileName, Sheet sheet, IReadOnlyCollection<CellRange> asked)
    {
        var last = sheet.Cells.Select(c => c.Address).Concat(asked.Select(a => a.First))
            .Aggregate(default(CellAddress), (l, c) => new CellAddress(Math.Max(l.Row, c.Row), Math.Max(l.Column, c.Column)));
        var rows = Shown(HeadRows, [.. asked.Select(a => (a.Top - RowsBefore, a.Bottom + RowsAfter))], last.Row, MostRows);
        var columns = Shown(FirstColumns, [.. asked.Select(a => (a.Left - ColumnsBefore, a.Right + ColumnsAfter))], last.Column, MostColumns);
        var covered = new HashSet<CellAddress>();
        var shown = new List<Row?>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0 && rows[i] > rows[i - 1] + 1)
                shown.Add(null);
            shown.Add(new Row(rows[i], [.. columns.Where(c => !covered.Contains(new CellAddress(rows[i], c))).Select(c => BoxAt(rows[i], c))]));
        }

        if (rows[^1] < last.Row)
            shown.Add(null);
        return new SourceGrid(fileName, sheet.Name, columns, shown);

        // What is merged is one box, as far as its rows and columns are shown and follow one another.
        Box BoxAt(int row, int column)
        {
            var range = sheet.RangeAt(new CellAddress(row, column));
            var (height, width) = (Reach(rows, row, range.Bottom), Reach(columns, column, range.Right));
            for (var r = row; r < row + height; r++)
            {
                for (var c = column; c < column + width; c++)
                    covered.Add(new CellAddress(r, c));
            }

            var cell = sheet[row, column];
            return new Box(range.First, cell?.Text ?? "", height, width, asked.Any(a => a.Intersects(range)), cell?.Content.Kind == CellKind.Number, cell?.IsBold == true);
        }
    }

    // The first ones, where headings stand, and those around what is asked for; all from the first on where nothing is.
    private static List<int> Shown(int first, IReadOnlyList<(int From, int To)> around, int last, int most)
    {
        var shown = new SortedSet<int>(Enumerable.Range(0, Math.Min(around.Count == 0 ? most : first, last + 1)));
        foreach (var (from, to) in around)
        {
            for (var i = Math.Max(0, from); i <= Math.Min(to, last) && shown.Count < most; i++)
                shown.Add(i);
        }

        return [.. shown];
    }

    private static int Reach(List<int> shown, int from, int to)
    {
        var count = 1;
        for (var i = shown.IndexOf(from) + 1; i < shown.Count && shown[i] == from + count && shown[i] <= to; i++)
            count++;
        return count;
    }
}

using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Sources;

/// <summary>The surroundings of a cell in the workbook as it was sent, as far as a page shows them.</summary>
/// <param name="Cell">The cell that is asked for.</param>
/// <param name="Columns">The columns shown, from 0.</param>
/// <param name="Rows">The rows shown; where some are left out, null stands for them.</param>
public sealed record SourceGrid(string FileName, string Sheet, CellRange Cell, IReadOnlyList<int> Columns, IReadOnlyList<SourceGrid.Row?> Rows)
{
    private const int HeadRows = 6;
    private const int RowsBefore = 12;
    private const int RowsAfter = 8;
    private const int FirstColumns = 2;
    private const int ColumnsBefore = 10;
    private const int ColumnsAfter = 8;

    /// <param name="Number">From 0.</param>
    public sealed record Row(int Number, IReadOnlyList<Box> Boxes);

    /// <summary>A cell, or a merged range as far as it is shown.</summary>
    /// <param name="Rows">How many rows down it reaches.</param>
    /// <param name="Columns">How many columns across.</param>
    /// <param name="IsAsked">Whether it is the one that is asked for.</param>
    public sealed record Box(string Text, int Rows, int Columns, bool IsAsked, bool IsNumber, bool IsBold);

    /// <summary>Null where there is no such cell: the file was never kept, cannot be read any more, or has no such sheet.</summary>
    internal static async Task<SourceGrid?> FindAsync(
        SourceAddress address, ObservationLedger ledger, Archive archive, ReadingBudget budget, CancellationToken cancellationToken)
    {
        if (await ledger.Submissions.FindAsync(address.Submission, cancellationToken) is not { } submission || !archive.Contains(submission.Sha256))
            return null;
        var content = await archive.ReadAsync(submission.Sha256, cancellationToken);
        var sheet = WorkbookOpener.Open(submission.FileName, content, budget).Workbook?.Sheets.FirstOrDefault(s => s.Name == address.Sheet);
        return sheet is null || !CellRange.TryParse(address.Cell, out var cell) ? null : Of(submission.FileName, sheet, sheet.RangeAt(cell.First));
    }

    private static SourceGrid Of(string fileName, Sheet sheet, CellRange asked)
    {
        var last = sheet.Cells.Aggregate(asked.Last, (l, c) => new CellAddress(Math.Max(l.Row, c.Address.Row), Math.Max(l.Column, c.Address.Column)));
        var rows = Shown(HeadRows, asked.Top - RowsBefore, asked.Bottom + RowsAfter, last.Row);
        var columns = Shown(FirstColumns, asked.Left - ColumnsBefore, asked.Right + ColumnsAfter, last.Column);
        var covered = new HashSet<CellAddress>();
        var shown = new List<Row?>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0 && rows[i] > rows[i - 1] + 1)
                shown.Add(null);
            shown.Add(new Row(rows[i], [.. columns.Where(c => !covered.Contains(new CellAddress(rows[i], c))).Select(c => BoxAt(rows[i], c))]));
        }

        return new SourceGrid(fileName, sheet.Name, asked, columns, shown);

        // What is merged is one box, as far as its rows and columns are shown and follow one another.
        Box BoxAt(int row, int column)
        {
            var range = sheet.RangeAt(new CellAddress(row, column));
            var (height, width) = (Reach(rows, row, range.Bottom), Reach(columns, column, range.Right));
            foreach (var r in rows.Where(r => r >= row && r < row + height))
            {
                foreach (var c in columns.Where(c => c >= column && c < column + width))
                    covered.Add(new CellAddress(r, c));
            }

            var cell = sheet[row, column];
            return new Box(cell?.Text ?? "", height, width, range == asked, cell?.Content.Kind == CellKind.Number, cell?.IsBold == true);
        }
    }

    // The first ones, where headings stand, and those around the one that is asked for.
    private static List<int> Shown(int first, int from, int to, int last) =>
        [.. Enumerable.Range(0, Math.Min(to, last) + 1).Where(i => i < first || i >= from)];

    private static int Reach(List<int> shown, int from, int to)
    {
        var count = 1;
        for (var i = shown.IndexOf(from) + 1; i < shown.Count && shown[i] == from + count && shown[i] <= to; i++)
            count++;
        return count;
    }
}

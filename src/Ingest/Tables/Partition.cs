using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>
/// Parts what stands side by side on a sheet before rows are cut into tables, so that each side may have lines, headings and rows at
/// heights of its own.
/// </summary>
internal sealed class Partition
{
    // A sheet full of scattered cells has any number of gaps; the true gutters are among those that most rows have.
    private const int MostGutters = 16;

    private readonly Sheet _sheet;

    private Partition(Sheet sheet) => _sheet = sheet;

    /// <summary>The sheet's rows, or the parts of them that make one column of tables, in reading order.</summary>
    public static IEnumerable<IReadOnlyList<SheetRow>> Of(Sheet sheet) => new Partition(sheet).Part([.. SheetRow.Of(sheet)]);

    // Bands below each other are any number, those within each other are few.
    private List<IReadOnlyList<SheetRow>> Part(List<SheetRow> rows)
    {
        var parts = new List<IReadOnlyList<SheetRow>>();
        while (FirstBand(rows) is { } band)
        {
            parts.AddRange(band.Parts);
            if (band.Below.Count == 0)
                return parts;
            rows = band.Below;
        }

        parts.Add(rows);
        return parts;
    }

    // What stands side by side first, with the lines above it, and the rows below; null where nothing does.
    private (IEnumerable<IReadOnlyList<SheetRow>> Parts, List<SheetRow> Below)? FirstBand(List<SheetRow> rows)
    {
        foreach (var gutter in Gutters(rows))
        {
            var (first, last) = BandAround(rows, gutter.Row, gutter.Column);
            // Lines across both sides are the titles of both.
            var lines = first;
            while (lines > 0 && IsLine(rows[lines - 1]) && rows[lines].Index - rows[lines - 1].Index == 1)
                lines--;

            var band = rows[first..(last + 1)];
            var left = band.Select(r => r.Within(0, gutter.Column)).OfType<SheetRow>().ToList();
            var right = band.Select(r => r.Within(gutter.Column + 1, int.MaxValue)).OfType<SheetRow>().ToList();
            if (!IsTable(left) || !IsTable(right))
                continue;
            var titles = rows[lines..first];
            var above = rows[lines..first];
            var (forLeft, forRight) = SharedLines(band, gutter.Column, left, right);
            return (
                [
                    .. lines > 0 ? Part(rows[..lines]) : [],
                    .. Part([.. above, .. With(left, forLeft)]),
                    .. Part([.. above, .. With(right, forRight)]),
                ],
                rows[(last + 1)..]);
        }

        return null;
    }

    // The last blank column of each gap between two cells of a row, with a row that has it; the most frequent first.
    private IEnumerable<(int Row, int Column)> Gutters(List<SheetRow> rows)
    {
        var candidates = new Dictionary<int, (int Row, int Count)>();
        for (var r = 0; r < rows.Count; r++)
        {
            var cells = rows[r].Cells;
            for (var i = 1; i < cells.Length; i++)
            {
                var column = cells[i].Address.Column - 1;
                if (cells[i - 1].Address.Column == column || _sheet.RangeAt(cells[i - 1].Address).Right >= column)
                    continue;
                var (at, count) = candidates.GetValueOrDefault(column, (r, 0));
                candidates[column] = (at, count + 1);
            }
        }

        return candidates.OrderByDescending(c => c.Value.Count).ThenBy(c => c.Key).Take(MostGutters).Select(c => (c.Value.Row, c.Key));
    }

    private (int First, int Last) BandAround(List<SheetRow> rows, int row, int column)
    {
        var (first, last) = (row, row);
        while (first > 0 && IsFree(rows[first - 1], column))
            first--;
        while (last + 1 < rows.Count && IsFree(rows[last + 1], column))
            last++;
        return (first, last);
    }

    private bool IsFree(SheetRow row, int column)
    {
        foreach (var cell in row.Cells)
        {
            if (cell.Address.Column > column)
                return true;
            if (_sheet.RangeAt(cell.Address).Right >= column)
                return false;
        }

        return true;
    }

    // A side stands for itself when it has headings, labels and figures of its own.
    private bool IsTable(List<SheetRow> rows) => SectionFinder.Find(_sheet, rows).Any(section =>
    {
        var columns = ColumnProfile.Of(section.Header, section.Body);
        var stub = columns.Take(StubFinder.WidthOf(columns, section.Body)).ToList();
        return section.Header.Count > 0 && stub.Any(c => !c.IsNumeric || c.IsYears) && columns.Skip(stub.Count).Any(c => c.IsNumeric);
    });

    // A title need not reach over all that it heads: where a side has none of its own, the lines above both are everybody's, unless they
    // are merged over the other side or begin where it begins.
    private (List<SheetRow> ForLeft, List<SheetRow> ForRight) SharedLines(List<SheetRow> band, int gutter, List<SheetRow> left, List<SheetRow> right)
    {
        var lines = band.TakeWhile(r => IsLineOrNothing(r.Within(0, gutter)) && IsLineOrNothing(r.Within(gutter + 1, int.MaxValue))).ToList();
        var beginning = right.Min(r => r.Cells[0].Address.Column);
        var fromLeft = lines.Select(r => r.Within(0, gutter)).OfType<SheetRow>().Where(r => _sheet.RangeAt(r.Cells[0].Address).Columns == 1).ToList();
        var fromRight = lines.Select(r => r.Within(gutter + 1, int.MaxValue)).OfType<SheetRow>().Where(r => _sheet.RangeAt(r.Cells[0].Address).Columns == 1 && r.Cells[0].Address.Column > beginning).ToList();
        return (
            !HasTitle(left) ? fromRight : HasRemark(left) || HasTitle(right) ? [] : [.. fromRight.Where(r => r.IsRemarks)],
            HasTitle(right) || (HasRemark(left) && HasRemark(right)) ? [] : fromLeft);
    }

    // A row may have a line of either side.
    private static IEnumerable<SheetRow> With(List<SheetRow> own, List<SheetRow> shared) =>
        own.Concat(shared).GroupBy(r => r.Index).OrderBy(g => g.Key).Select(g => g.Count() == 1 ? g.First() : SheetRow.Joined(g));

    private static bool HasTitle(List<SheetRow> side) => side.TakeWhile(IsLine).Any(r => !r.IsRemarks);

    private static bool HasRemark(List<SheetRow> side) => side.TakeWhile(IsLine).Any(r => r.IsRemarks);

    private static bool IsLineOrNothing(SheetRow? row) => row is null || IsLine(row);

    private static bool IsLine(SheetRow row) => row.Cells.Length == 1 && row.Kinds[0] is (CellKind.Text or CellKind.Date);
}

using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>Parts tables that stand side by side in the same rows.</summary>
internal static class SideBySide
{
    /// <summary>
    /// A new table begins at a column of words that follows figures, when a blank column parts the two, when the heading over it is
    /// that of the first column again, or when the figures behind it have the headings of those before. Titles go with the table they stand over; one that spans several goes with each.
    /// </summary>
    public static IEnumerable<Section> Split(Sheet sheet, Section section)
    {
        var starts = Starts(sheet, section);
        if (starts.Count < 2)
            return [section];
        return starts.Select((left, i) => Part(section, left, i + 1 < starts.Count ? starts[i + 1] - 1 : int.MaxValue, i == 0));
    }

    private static List<int> Starts(Sheet sheet, Section section)
    {
        var columns = ColumnProfile.Of(section.Header, section.Body.Where(r => r.Cells.Length > 1)).Where(c => c.Count > 0).ToList();
        if (columns.Count == 0)
            return [];
        var used = columns.Select(c => c.Column).Concat(section.Header.SelectMany(r => r.Cells.SelectMany(c => Columns(sheet.RangeAt(c.Address))))).ToHashSet();
        var starts = new List<int> { 0 };
        var figures = columns[0].IsNumeric;
        for (var i = 1; i < columns.Count; i++)
        {
            var column = columns[i];
            if (figures && columns.Skip(i + 1).Any(c => c.IsNumeric) && BeginsStub(i))
            {
                // What counts the rows stands before their labels.
                starts.Add(!column.IsNumeric && i - 1 > starts[^1] + 1 && columns[i - 1].IsSerial ? i - 1 : i);
                figures = false;
            }
            else
            {
                figures |= column.IsNumeric && !(i == starts[^1] + 1 && columns[i - 1].IsNumeric);
            }
        }

        return starts.ConvertAll(i => columns[i].Column);

        bool BeginsStub(int place)
        {
            var (first, column) = (columns[starts[^1]], columns[place]);
            if (RepeatsHeading(sheet, section, first.Column, column.Column))
                return !column.IsNumeric || !columns[place + 1].IsNumeric || (first.IsYears && column.IsYears);
            if (column.IsNumeric)
                return false;
            return !used.Contains(column.Column - 1) || (column.TellsApart && GoesOnAs(place));
        }

        // 收入项目 金额 增速 支出项目 金额 增速: what stands behind the words are the figures of the panel before again, perhaps behind its units.
        bool GoesOnAs(int place)
        {
            var before = columns[starts[^1]..place].Select(c => (c.IsNumeric, Heading: HeadingOf(sheet, section, c.Column))).Where(c => c.Heading is not null).ToHashSet();
            var next = place + 1;
            while (next < columns.Count && !columns[next].IsNumeric && before.Contains((false, HeadingOf(sheet, section, columns[next].Column))))
                next++;
            return next < columns.Count && columns[next].IsNumeric && before.Contains((true, HeadingOf(sheet, section, columns[next].Column)));
        }
    }

    private static string? HeadingOf(Sheet sheet, Section section, int column) =>
        section.Header.Count > 0 && sheet[section.Header[^1].Index, column] is { } cell ? LabelText.Normalize(cell.Text) : null;

    private static bool RepeatsHeading(Sheet sheet, Section section, int first, int column) =>
        section.Header.Count > 0
        && section.Header.All(r => sheet[r.Index, first]?.Text == sheet[r.Index, column]?.Text && sheet.RangeAt(new(r.Index, first)).Columns == 1)
        && section.Header.Any(r => sheet[r.Index, first] is not null);

    private static IEnumerable<int> Columns(CellRange range) => Enumerable.Range(range.Left, range.Columns);

    private static Section Part(Section section, int left, int right, bool isFirst)
    {
        var from = isFirst ? 0 : left;

        // A line with a single cell is everybody's title; of a line with several, each goes with the table below it.
        List<SheetRow> Lines(List<SheetRow> rows) =>
            [.. rows.Select(r => r.Cells.Length == 1 ? r : r.Within(from, right)).OfType<SheetRow>()];
        return new Section(
            Lines(section.Title),
            [.. section.Header.Select(r => r.Within(from, right)).OfType<SheetRow>()],
            [.. section.Body.Select(r => r.Within(from, right)).OfType<SheetRow>()],
            Lines(section.Notes))
        {
            HeaderAgain = [.. section.HeaderAgain.Select(r => r.Within(from, right)).OfType<SheetRow>()],
        };
    }
}

using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>Parts tables that stand side by side in the same rows.</summary>
internal static class SideBySide
{
    /// <summary>
    /// A new table begins at a column of words that follows figures, when a blank column parts the two, or when the heading over it is
    /// that of the first column again. Titles go with the table they stand over; one that spans several goes with each.
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
        var texts = new Dictionary<int, (int Texts, int Numbers)>();
        foreach (var row in section.Body.Where(r => r.Cells.Length > 1))
        {
            for (var i = 0; i < row.Cells.Length; i++)
            {
                var column = row.Cells[i].Address.Column;
                var (t, n) = texts.GetValueOrDefault(column);
                texts[column] = SheetRow.IsNumeric(row.Kinds[i]) ? (t, n + 1) : (t + 1, n);
            }
        }

        var used = texts.Keys.Concat(section.Header.SelectMany(r => r.Cells.SelectMany(c => Columns(sheet.RangeAt(c.Address))))).ToHashSet();
        var columns = texts.Keys.Order().ToList();
        if (columns.Count == 0)
            return [];
        var starts = new List<int> { columns[0] };
        var figures = texts[columns[0]].Numbers > texts[columns[0]].Texts;
        for (var i = 1; i < columns.Count; i++)
        {
            var (t, n) = texts[columns[i]];
            var isWords = t > n;
            var figuresFollow = columns.Skip(i + 1).Any(c => texts[c].Numbers > texts[c].Texts);
            if (isWords && figures && figuresFollow && (!used.Contains(columns[i] - 1) || RepeatsHeading(sheet, section, starts[^1], columns[i])))
            {
                starts.Add(columns[i]);
                figures = false;
            }

            figures |= !isWords;
        }

        return starts;
    }

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
            Lines(section.Notes));
    }
}

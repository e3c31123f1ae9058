using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>The first sheet of an earlier return in a workbook that is dropped again: it says what was marked then, and what the sender said of it.</summary>
/// <param name="SheetName">What it is called now; null where the workbook was never returned.</param>
/// <param name="Marks">What was put on which sheet.</param>
/// <param name="Explanations">By the keys of findings.</param>
internal sealed record EarlierReview(string? SheetName, IReadOnlyDictionary<string, EarlierMarks> Marks, IReadOnlyDictionary<string, string> Explanations)
{
    /// <param name="headings">Those of the page: of the sheet, the cell, what is wrong and what to do the texts are looked up.</param>
    public static EarlierReview Of(Workbook workbook, ReviewHeadings headings)
    {
        var page = workbook.Sheets.FirstOrDefault(s => ReviewSheet.KeysOf(s) is not null);
        return new EarlierReview(page?.Name, page is null ? new Dictionary<string, EarlierMarks>() : MarksOf(page, headings), ReviewSheet.ExplanationsOf(workbook));
    }

    private static Dictionary<string, EarlierMarks> MarksOf(Sheet page, ReviewHeadings headings)
    {
        var top = ReviewSheet.KeysOf(page)!.Value.Row;
        var columns = page.Cells.Where(c => c.Address.Row == top).DistinctBy(c => c.Text.Trim()).ToDictionary(c => c.Text.Trim(), c => c.Address.Column, StringComparer.Ordinal);
        var rows =
            from row in page.Cells.Select(c => c.Address.Row).Where(r => r > top).Distinct()
            let sheet = TextAt(row, headings.Sheet)
            let ranges = ReturnedWorkbook.RangesOf(TextAt(row, headings.Cell)).ToList()
            where ranges.Count > 0
            select (Sheet: sheet, Ranges: ranges, Note: ReturnedWorkbook.NoteOf(TextAt(row, headings.Code), TextAt(row, headings.Message), TextAt(row, headings.Advice)));
        return rows.GroupBy(r => r.Sheet, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => new EarlierMarks(g.SelectMany(r => r.Ranges).SelectMany(ReturnedWorkbook.CellsOf).ToHashSet(), g.ToLookup(r => r.Ranges[0].First, r => r.Note)),
            StringComparer.Ordinal);

        string TextAt(int row, string heading) => columns.TryGetValue(heading, out var column) ? page[row, column]?.Text ?? "" : "";
    }
}

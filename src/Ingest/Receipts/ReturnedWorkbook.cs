using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>
/// A sender's workbook as it is to be worked on: each wrong cell colored by severity with a note that says what is wrong and what to do, and a first sheet with
/// everything that was found and a place to explain it. An .xlsx or .xlsm keeps all that it holds; of another format it is a new .xlsx with the values.
/// </summary>
internal static class ReturnedWorkbook
{
    // A range of thousands of cells says no more than its first.
    private const int MostCells = 500;

    private const char PlaceMark = '、';

    /// <summary>The copy; null where the file cannot be opened, and there is nothing to write on.</summary>
    public static MarkedWorkbook? Of(Submission submission, ReadOnlyMemory<byte> content, ImmutableArray<Finding> findings, ReadingBudget budget, CultureInfo culture)
    {
        if (WorkbookOpener.Open(submission.FileName, content, budget).Workbook is not { } workbook)
            return null;
        var paints = findings.Where(f => f.Sheet is not null).GroupBy(f => f.Sheet!).ToDictionary(g => g.Key, g => PaintOf(g, culture), StringComparer.Ordinal);
        return MarkedWorkbook.With(content, workbook, paints, Receipt.Get("author", culture), PageOf(submission, findings, EarlierReview.Of(workbook, ReviewHeadings.In(culture)), culture), budget, culture);
    }

    private static Paint PaintOf(IEnumerable<Finding> findings, CultureInfo culture)
    {
        var fills = new SortedDictionary<CellAddress, string>();
        var notes = new SortedDictionary<CellAddress, string>();
        // The most serious last, so that its color is the one that stays.
        foreach (var finding in findings.OrderBy(f => f.Severity))
        {
            if (!CellRange.TryParse(finding.Cell, out var range))
                continue;
            foreach (var cell in RangesOf(PlacesOf(finding)).SelectMany(CellsOf))
                fills[cell] = MarkColors.Of(finding.Severity);
            var note = NoteOf(finding.Code.Code, FindingTexts.Message(finding, culture), FindingTexts.Advice(finding.Code, culture));
            notes[range.First] = notes.TryGetValue(range.First, out var other) ? $"{note}\n\n{other}" : note;
        }

        return new Paint(fills, notes);
    }

    /// <summary>What is written on the first cell of a finding.</summary>
    public static string NoteOf(string code, string message, string advice) => $"[{code}] {message}\n{advice}";

    /// <summary>Cells and ranges as the page lists them.</summary>
    public static IEnumerable<CellRange> RangesOf(string places) =>
        places.Split(PlaceMark).Select(place => CellRange.TryParse(place, out var range) ? range : (CellRange?)null).OfType<CellRange>();

    // Those that a finding stands for, as far as it names them.
    private static string PlacesOf(Finding finding) => string.Join(PlaceMark, FindingTexts.OthersOf(finding).Prepend(finding.Cell).OfType<string>());

    /// <summary>The cells that are colored for a finding.</summary>
    public static IEnumerable<CellAddress> CellsOf(CellRange range) =>
        (from row in Enumerable.Range(range.Top, range.Rows)
         from column in Enumerable.Range(range.Left, range.Columns)
         select new CellAddress(row, column)).Take(MostCells);

    private static ReviewPage PageOf(Submission submission, ImmutableArray<Finding> findings, EarlierReview earlier, CultureInfo culture)
    {
        var refused = findings.Count(f => RefusedOf(f, earlier) is not null);
        var counts = findings.CountBy(FindingKinds.Of).ToDictionary();
        return new ReviewPage(
            [
                Receipt.Get("review_title", culture),
                string.Format(culture, Receipt.Get("file", culture), submission.FileName),
                Receipt.Get($"verdict_{Verdicts.Codes[submission.Verdict]}", culture),
                string.Format(culture, Receipt.Get("review_counts", culture), [.. FindingKinds.All.Select(k => (object)counts.GetValueOrDefault(k))]),
                Receipt.Get("review_how", culture),
                .. refused > 0 ? new[] { string.Format(culture, Receipt.Get("review_refused", culture), refused) } : [],
                .. counts.ContainsKey(FindingKind.Unknown) ? new[] { Receipt.Get("review_how_unknown", culture) } : [],
            ],
            ReviewHeadings.In(culture).All,
            [.. findings.OrderBy(FindingKinds.Of).Select((finding, i) => RowOf(finding, i + 1, RefusedOf(finding, earlier), culture))],
            earlier.SheetName,
            earlier.Marks);
    }

    // What was said of a finding and explains nothing stays for its sender to go on from.
    private static string? RefusedOf(Finding finding, EarlierReview earlier) =>
        finding is { Severity: Severity.Verify, Explanation: null } ? earlier.Explanations.GetValueOrDefault(finding.Identity.Key) : null;

    private static ReviewRow RowOf(Finding finding, int number, string? refused, CultureInfo culture) => new(
        [
            number.ToString(CultureInfo.InvariantCulture),
            Receipt.Get($"review_{FindingKinds.CodeOf(FindingKinds.Of(finding))}", culture),
            finding.Code.Code,
            finding.Sheet ?? "",
            PlacesOf(finding),
            finding.Shown ?? "",
            finding.Suggestion ?? "",
            FindingTexts.Message(finding, culture),
            FindingTexts.Advice(finding.Code, culture),
        ],
        MarkColors.Of(finding.Severity),
        finding is { Sheet: { } sheet, Cell: { } cell } ? $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{cell}" : null,
        finding.Severity == Severity.Verify,
        finding.Explanation ?? refused ?? "",
        finding.Identity.Key);
}

using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Web.Sources;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Submissions;

/// <summary>A submission with all that is known of it.</summary>
/// <param name="Events">What was done to it, the first first.</param>
/// <param name="Sheets">The names of its workbook's sheets; empty where it cannot be seen.</param>
/// <param name="Grid">The sheet that is shown, with the places of its findings marked; null where it cannot be seen.</param>
public sealed record SubmissionDetail(
    Submission Submission, ImmutableArray<Finding> Findings, IReadOnlyList<SubmissionEvent> Events, IReadOnlyList<string> Sheets, SourceGrid? Grid)
{
    /// <param name="sheet">Which sheet is shown; null for the first that anything was found on, or the first.</param>
    internal static async Task<SubmissionDetail> ReadAsync(
        Submission submission, string? sheet, ObservationLedger ledger, ArchivedWorkbooks workbooks, CancellationToken cancellationToken)
    {
        var findings = await ledger.Submissions.FindingsAsync(submission.Id, cancellationToken);
        var events = await ledger.Journal.OfAsync(submission.Id, cancellationToken);
        var sheets = (await workbooks.FindAsync(submission, cancellationToken))?.Sheets ?? [];
        var shown = sheets.FirstOrDefault(s => s.Name == (sheet ?? findings.FirstOrDefault(f => f.Cell is not null)?.Sheet)) ?? sheets.FirstOrDefault();
        return new SubmissionDetail(submission, findings, events, [.. sheets.Select(s => s.Name)], shown is null ? null : SourceGrid.Of(submission.FileName, shown, PlacesOn(shown, findings)));
    }

    private static List<CellRange> PlacesOn(Sheet sheet, ImmutableArray<Finding> findings)
    {
        var places = new List<CellRange>();
        foreach (var finding in findings.Where(f => f.Sheet == sheet.Name).OrderByDescending(f => f.Severity))
        {
            if (CellRange.TryParse(finding.Cell, out var range))
                places.Add(range);
        }

        return places;
    }
}

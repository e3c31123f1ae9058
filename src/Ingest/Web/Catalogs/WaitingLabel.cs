using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Catalogs;

/// <summary>A label that the catalog does not know, with the workbooks that wait for it.</summary>
/// <param name="Nearest">The entries of the catalog nearest to it; null for none.</param>
public sealed record WaitingLabel(string Label, string? Nearest, IReadOnlyList<Submission> Waiting)
{
    /// <summary>Those that most workbooks wait for first.</summary>
    internal static async Task<IReadOnlyList<WaitingLabel>> ReadAsync(ObservationLedger ledger, VisibleSubmissions submissions, CancellationToken cancellationToken)
    {
        var found = new List<(Finding Finding, Submission Submission)>();
        foreach (var held in await submissions.ListAsync(new SubmissionFilter { Verdict = Verdict.Held, OnlyCurrent = true }, cancellationToken))
        {
            var findings = await ledger.Submissions.FindingsAsync(held.Id, cancellationToken);
            found.AddRange(findings.Where(f => f.Code == FindingCodes.UnknownLabel).Select(f => (f, held)));
        }

        return
        [
            .. found.GroupBy(f => LabelText.Normalize(f.Finding.Arguments[0]))
                .Select(g => new WaitingLabel(g.First().Finding.Arguments[0], g.First().Finding.Suggestion, [.. g.Select(f => f.Submission).Distinct()]))
                .OrderByDescending(l => l.Waiting.Count)
                .ThenBy(l => l.Label, StringComparer.Ordinal),
        ];
    }
}

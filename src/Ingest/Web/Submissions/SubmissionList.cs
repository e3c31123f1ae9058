using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Submissions;

/// <summary>A page of the list of submissions.</summary>
/// <param name="Department">The only sender whose are listed, by code; null for all.</param>
/// <param name="Verdict">The only verdict that is listed; null for all.</param>
/// <param name="Page">From 1.</param>
/// <param name="HasMore">Whether there is a page after it.</param>
public sealed record SubmissionList(IReadOnlyList<Submission> Submissions, string? Department, Verdict? Verdict, int Page, bool HasMore)
{
    private const int PageLength = 50;

    /// <summary>Beyond it nobody turns pages, and a number would overflow.</summary>
    private const int MostPages = 1_000_000;

    internal static async Task<SubmissionList> ReadAsync(VisibleSubmissions submissions, string? department, Verdict? verdict, int page, CancellationToken cancellationToken)
    {
        page = Math.Clamp(page, 1, MostPages);
        var filter = new SubmissionFilter { Department = department, Verdict = verdict, Skip = (page - 1) * PageLength, Limit = PageLength + 1 };
        var found = await submissions.ListAsync(filter, cancellationToken);
        return new SubmissionList([.. found.Take(PageLength)], department, verdict, page, found.Count > PageLength);
    }
}

using System.Globalization;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Ingest.Web.Sources;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Submissions;

/// <summary>Who owes what, what came, and a page for each workbook that did.</summary>
internal static class SubmissionPages
{
    public static void MapSubmissionPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SubmissionAddress.List, async ([AsParameters] ConsoleCall call) =>
        {
            Verdict? verdict = Verdicts.Codes.TryParse(call[SubmissionAddress.Verdict], out var asked) ? asked : null;
            var page = int.TryParse(call[SubmissionAddress.Page], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
            return await ConsolePages.PageAsync<SubmissionsPage>(call.Context, new()
            {
                [nameof(SubmissionsPage.View)] = call.View,
                [nameof(SubmissionsPage.List)] = await SubmissionList.ReadAsync(call.Submissions, call[SubmissionAddress.Department], verdict, page, call.CancellationToken),
                [nameof(SubmissionsPage.Departments)] = call.Catalog.Departments.Where(d => call.Visitor.SeesOf(d.Code)).ToList(),
                [nameof(SubmissionsPage.Due)] = await call.DueAsync(),
            });
        }).Require(Right.Read);
        routes.MapGet(SubmissionAddress.One, async (long id, [AsParameters] ConsoleCall call, ArchivedWorkbooks workbooks) =>
            await call.Submissions.FindAsync(id, call.CancellationToken) is { } submission
                ? await ConsolePages.PageAsync<SubmissionPage>(call.Context, new()
                {
                    [nameof(SubmissionPage.View)] = call.View,
                    [nameof(SubmissionPage.Detail)] = await SubmissionDetail.ReadAsync(submission, call[SubmissionAddress.Sheet], call.Ledger, workbooks, call.CancellationToken),
                })
                : await ConsolePages.NotFoundAsync(call.Context, "no_submission")).Require(Right.Read);
    }
}

using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>One page that says how things stand, and an address that a supervisor asks.</summary>
internal static class StatusPage
{
    public const string Path = "/status";

    private const int Latest = 50;

    public static void MapStatusPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, async ([AsParameters] ConsoleCall call, Projection projection) => await ConsolePages.PageAsync<StatusReport>(call.Context, new()
        {
            [nameof(StatusReport.View)] = call.View,
            [nameof(StatusReport.Counts)] = await call.Ledger.Submissions.CountAsync(call.CancellationToken),
            [nameof(StatusReport.Latest)] = await call.Ledger.Submissions.ListAsync(new SubmissionFilter { Limit = Latest }, call.CancellationToken),
            [nameof(StatusReport.Unknown)] = await call.Ledger.Submissions.UnknownLabelsAsync(call.CancellationToken),
            [nameof(StatusReport.Pending)] = await call.Ledger.Placements.PendingAsync(call.CancellationToken),
            [nameof(StatusReport.Projection)] = await projection.StatusAsync(call.CancellationToken),
        })).Require(Right.SeeStatus);
    }
}

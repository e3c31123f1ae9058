using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Reports;

namespace IndicatorPipeline.Ingest.Web.Home;

/// <summary>The start page: the county at a glance, so that a machine without Grafana shows its figures too.</summary>
internal static class HomePages
{
    public static void MapHomePages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", async ([AsParameters] ConsoleCall call, KeptReading<CountyGlance> glance) => await ConsolePages.PageAsync<HomePage>(call.Context, new()
        {
            [nameof(HomePage.View)] = call.View,
            [nameof(HomePage.Glance)] = await glance.OfAsync(call.Catalog, call.CancellationToken),
            [nameof(HomePage.Overdue)] = (await call.DueAsync()).Where(d => d.State == ReportState.Overdue).ToList(),
        })).Require(Right.Read);
}

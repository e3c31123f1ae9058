using IndicatorPipeline.Ingest.Web.Access;

namespace IndicatorPipeline.Ingest.Web.Trends;

/// <summary>Series side by side.</summary>
internal static class TrendPages
{
    public const string Path = "/trends";

    public static void MapTrendPages(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, async ([AsParameters] ConsoleCall call) =>
        {
            var form = new TrendForm(
                call["indicator"], call["area"], call["item"], call["measure"], call["accumulation"], call["transform"], call["base"], call["from"], call["to"], call["as_of"]);
            ConsoleAccess.AllowOwnScripts(call.Context.Response);
            return await ConsolePages.PageAsync<TrendPage>(
                call.Context, new() { [nameof(TrendPage.Console)] = call.View, [nameof(TrendPage.View)] = await TrendView.ReadAsync(form, call) });
        }).Require(Right.UseApi);
}

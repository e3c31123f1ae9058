using System.Net.Mime;
using System.Text;
using IndicatorPipeline.Ingest.Web.Catalogs;
using IndicatorPipeline.Ingest.Web.Figures;
using IndicatorPipeline.Ingest.Web.Home;
using IndicatorPipeline.Ingest.Web.Scores;
using IndicatorPipeline.Ingest.Web.Sources;
using IndicatorPipeline.Ingest.Web.Submissions;
using IndicatorPipeline.Metrics.Catalog;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>The pages of the console: rendered here, with nothing from elsewhere and no script.</summary>
internal static class ConsolePages
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void MapConsolePages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/console.css", () => Results.Stream(typeof(ConsolePages).Assembly.GetManifestResourceStream("console.css")!, MediaTypeNames.Text.Css));
        routes.MapGet("/observation", async ([AsParameters] ConsoleCall call, ArchivedWorkbooks workbooks) =>
        {
            if (FigureAddress.Of(call.Context.Request, call.Catalog) is not { } address)
                return await NotFoundAsync(call.Context, call.Texts, "no_address");
            if (address.Indicator == AssessmentScheme.ScoreCode)
            {
                return await ScoreView.FindAsync(address, call.Ledger, call.Catalog, call.CancellationToken) is { } score
                    ? await PageAsync<ScorePage>(call.Context, new() { [nameof(ScorePage.Console)] = call.View, [nameof(ScorePage.View)] = score })
                    : await NotFoundAsync(call.Context, call.Texts, "no_figure");
            }

            if (await FigureView.FindAsync(address, call.Ledger, call.Catalog, call.CancellationToken) is not { } view)
                return await NotFoundAsync(call.Context, call.Texts, "no_figure");
            var grid = view.Shown is { } shown ? await SourceGrid.FindAsync(SourceAddress.Of(shown), call.Ledger, workbooks, call.CancellationToken) : null;
            return await PageAsync<FigurePage>(
                call.Context, new() { [nameof(FigurePage.Console)] = call.View, [nameof(FigurePage.View)] = view, [nameof(FigurePage.Grid)] = grid });
        });
        routes.MapGet("/source", async ([AsParameters] ConsoleCall call, ArchivedWorkbooks workbooks) =>
        {
            if (SourceAddress.Of(call.Context.Request) is not { } address)
                return await NotFoundAsync(call.Context, call.Texts, "no_address");
            return await SourceGrid.FindAsync(address, call.Ledger, workbooks, call.CancellationToken) is { } grid
                ? await PageAsync<SourcePage>(
                    call.Context, new() { [nameof(SourcePage.Texts)] = call.Texts, [nameof(SourcePage.Grid)] = grid, [nameof(SourcePage.Cell)] = address.Cell })
                : await NotFoundAsync(call.Context, call.Texts, "no_source");
        });
        routes.MapHomePages();
        routes.MapSubmissionPages();
        routes.MapCatalogPages();
    }

    /// <summary>A page that says that there is nothing.</summary>
    /// <param name="why">The text's key.</param>
    public static Task<IResult> NotFoundAsync(HttpContext context, ConsoleTexts texts, string why) =>
        PageAsync<NotFoundPage>(context, new() { ["Texts"] = texts, ["Why"] = texts[why] }, StatusCodes.Status404NotFound);

    /// <param name="parameters">The page's.</param>
    public static async Task<IResult> PageAsync<TPage>(HttpContext context, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        var renderer = context.RequestServices.GetRequiredService<HtmlRenderer>();
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return Results.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8, status);
    }
}

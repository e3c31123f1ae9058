using System.Net.Mime;
using System.Text;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Ingest.Web.Catalogs;
using IndicatorPipeline.Ingest.Web.Checking;
using IndicatorPipeline.Ingest.Web.Figures;
using IndicatorPipeline.Ingest.Web.Home;
using IndicatorPipeline.Ingest.Web.Scores;
using IndicatorPipeline.Ingest.Web.Sources;
using IndicatorPipeline.Ingest.Web.Submissions;
using IndicatorPipeline.Ingest.Web.Trends;
using IndicatorPipeline.Metrics.Catalog;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>The pages of the console: rendered here, with nothing from elsewhere; only 趋势 has a script, and does without.</summary>
internal static class ConsolePages
{
    private static readonly MediaTypeHeaderValue Html = new(MediaTypeNames.Text.Html);

    public static void MapConsolePages(this IEndpointRouteBuilder routes)
    {
        routes.MapConsoleAssets();
        routes.MapGet("/observation", async ([AsParameters] ConsoleCall call, ArchivedWorkbooks workbooks) =>
        {
            if (FigureAddress.Of(call.Context.Request, call.Catalog) is not { } address)
                return await NotFoundAsync(call.Context, "no_address");
            if (address.Indicator == AssessmentScheme.ScoreCode)
            {
                return await ScoreView.FindAsync(address, call.Ledger, call.Catalog, call.CancellationToken) is { } score
                    ? await PageAsync<ScorePage>(call.Context, new() { [nameof(ScorePage.Console)] = call.View, [nameof(ScorePage.View)] = score })
                    : await NotFoundAsync(call.Context, "no_figure");
            }

            if (await FigureView.FindAsync(address, call.Ledger, call.Catalog, call.CancellationToken) is not { } view)
                return await NotFoundAsync(call.Context, "no_figure");
            var grid = view.Shown is { } shown ? await SourceGrid.FindAsync(SourceAddress.Of(shown), call.Submissions, workbooks, call.CancellationToken) : null;
            return await PageAsync<FigurePage>(
                call.Context, new() { [nameof(FigurePage.Console)] = call.View, [nameof(FigurePage.View)] = view, [nameof(FigurePage.Grid)] = grid });
        }).Require(Right.Read);
        routes.MapGet("/source", async ([AsParameters] ConsoleCall call, ArchivedWorkbooks workbooks) =>
        {
            if (SourceAddress.Of(call.Context.Request) is not { } address)
                return await NotFoundAsync(call.Context, "no_address");
            return await SourceGrid.FindAsync(address, call.Submissions, workbooks, call.CancellationToken) is { } grid
                ? await PageAsync<SourcePage>(
                    call.Context, new() { [nameof(SourcePage.Texts)] = call.Texts, [nameof(SourcePage.Grid)] = grid, [nameof(SourcePage.Cell)] = address.Cell })
                : await NotFoundAsync(call.Context, "no_source");
        }).Require(Right.Read);
        routes.MapHomePages();
        routes.MapSubmissionPages();
        routes.MapSubmissionActs();
        routes.MapTrendPages();
        routes.MapScorePages();
        routes.MapCatalogPages();
        routes.MapCatalogActs();
        routes.MapCheckPages();
        routes.MapSignInPages();
        // Not open either: who has not signed in does not learn which addresses there are.
        routes.MapFallback("{*path}", (Delegate)((HttpContext context) => NotFoundAsync(context, "no_page"))).Require(Right.SignedIn);
    }

    /// <summary>Whether a call is a person's browser, which says so; a program is answered by problems (RFC 9457), and not led to a page.</summary>
    public static bool IsOfABrowser(HttpRequest request) => request.GetTypedHeaders().Accept.Any(type => type.IsSubsetOf(Html));

    /// <summary>A page that says that there is nothing.</summary>
    /// <param name="why">The text's key.</param>
    public static Task<IResult> NotFoundAsync(HttpContext context, string why) => MessageAsync(context, StatusCodes.Status404NotFound, "not_found", why);

    /// <summary>A page that says why there is no other.</summary>
    /// <param name="title">The text's key.</param>
    /// <param name="why">The text's key.</param>
    public static Task<IResult> MessageAsync(HttpContext context, int status, string title, string why)
    {
        var texts = ConsoleTexts.Of(context.Request);
        return TellAsync(context, status, texts[title], texts[why]);
    }

    /// <summary>Such a page in words that are no text of ours alone.</summary>
    public static async Task<IResult> TellAsync(HttpContext context, int status, string title, string why) => IsOfABrowser(context.Request)
        ? await PageAsync<MessagePage>(
            context,
            new() { [nameof(MessagePage.Texts)] = ConsoleTexts.Of(context.Request), [nameof(MessagePage.Title)] = title, [nameof(MessagePage.Why)] = why },
            status)
        : Results.Problem(why, statusCode: status, title: title);

    /// <summary>Answers with such a page, from where no endpoint has been reached.</summary>
    public static async Task SendMessageAsync(HttpContext context, int status, string title, string why) =>
        await (await MessageAsync(context, status, title, why)).ExecuteAsync(context);

    /// <param name="parameters">The page's.</param>
    public static async Task<IResult> PageAsync<TPage>(HttpContext context, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        var renderer = context.RequestServices.GetRequiredService<HtmlRenderer>();
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return Results.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8, status);
    }
}

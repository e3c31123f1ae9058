using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Web.Catalogs;

/// <summary>
/// A label that workbooks wait for is settled from the page of the catalog. First it is shown what those workbooks would then come to; once that is confirmed the
/// catalog is changed and they are read again at once.
/// </summary>
internal static class CatalogActs
{
    public const string Preview = $"{CatalogPages.Path}/preview";

    /// <summary>As what a label is to be settled.</summary>
    public const string Act = "act";

    public static void MapCatalogActs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Preview, PreviewAsync).Require(Right.Act);
        var acts = routes.MapGroup("").Require(Right.Act).AddEndpointFilter<OwnForms>();
        foreach (var act in new[] { LabelSettling.Alias, LabelSettling.Ignore, LabelSettling.Add })
            acts.MapPost(AddressOf(act), ([AsParameters] ConsoleCall call, CatalogSettling settling) => SettleAsync(act, call, settling));
    }

    /// <summary>Where a label is settled so.</summary>
    public static string AddressOf(string act) => $"{CatalogPages.Path}/{act}";

    private static async Task<IResult> PreviewAsync([AsParameters] ConsoleCall call, CatalogSettling settling)
    {
        if (LabelSettling.Of(call[Act], name => call[name]) is not { } asked)
            return await IncompleteAsync(call);
        var (edit, preview) = await settling.PreviewAsync(asked, call.CancellationToken);
        return preview is null
            ? await RefusedAsync(call, edit)
            : await ConsolePages.PageAsync<PreviewPage>(call.Context, new()
            {
                [nameof(PreviewPage.View)] = call.View,
                [nameof(PreviewPage.Says)] = SaysOf(asked, call),
                [nameof(PreviewPage.Action)] = AddressOf(asked.Act),
                [nameof(PreviewPage.Fields)] = asked.Fields,
                [nameof(PreviewPage.Preview)] = preview,
            });
    }

    private static async Task<IResult> SettleAsync(string act, ConsoleCall call, CatalogSettling settling)
    {
        var form = await call.Context.Request.ReadFormAsync(call.CancellationToken);
        if (LabelSettling.Of(act, name => form[name]) is not { } asked)
            return await IncompleteAsync(call);
        CatalogEdit edit;
        try
        {
            edit = await settling.ChangeAsync(asked, call.Visitor.ToActor(), call.CancellationToken);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return await ConsolePages.MessageAsync(call.Context, StatusCodes.Status409Conflict, "not_done", "catalog_is_not_writable");
        }

        if (edit.Outcome is not (CatalogEditOutcome.Written or CatalogEditOutcome.AlreadySo))
            return await RefusedAsync(call, edit);
        await settling.ReadAgainAsync(call.Visitor.ToActor(), call.CancellationToken);
        return Results.LocalRedirect(call.View.AddressOf(CatalogPages.Path));
    }

    private static string SaysOf(LabelSettling asked, ConsoleCall call) => asked.Act switch
    {
        LabelSettling.Alias => call.Texts.Format("preview_alias", asked.Label, call.Catalog.IndicatorsByCode.GetValueOrDefault(asked[LabelSettling.Indicator])?.Name),
        LabelSettling.Ignore => call.Texts.Format("preview_ignore", asked.Label),
        _ => call.Texts.Format("preview_indicator", asked.Label, asked[LabelSettling.Code], asked[LabelSettling.Unit]),
    };

    private static Task<IResult> IncompleteAsync(ConsoleCall call) =>
        ConsolePages.MessageAsync(call.Context, StatusCodes.Status400BadRequest, "not_done", "form_is_incomplete");

    private static Task<IResult> RefusedAsync(ConsoleCall call, CatalogEdit edit) => ConsolePages.TellAsync(
        call.Context,
        StatusCodes.Status409Conflict,
        call.Texts["not_done"],
        string.Join(' ', edit.Problems.Select(p => p.Message(call.Texts.Culture)).Prepend(call.Texts["catalog_refuses"])));
}

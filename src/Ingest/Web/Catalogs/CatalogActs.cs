using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Catalogs;

/// <summary>A label that workbooks wait for is settled at the page of the catalog; then they are read again at once.</summary>
internal static class CatalogActs
{
    public const string Alias = $"{CatalogPages.Path}/alias";
    public const string Ignore = $"{CatalogPages.Path}/ignore";
    public const string Add = $"{CatalogPages.Path}/indicator";

    public const string Label = "label";

    /// <summary>Which indicator a label means, by code.</summary>
    public const string Indicator = "indicator";

    public const string Code = "code";
    public const string Domain = "domain";
    public const string Unit = "unit";
    public const string Frequency = "frequency";
    public const string Accumulation = "accumulation";

    public static void MapCatalogActs(this IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup("").Require(Right.Act).AddEndpointFilter<OwnForms>();
        acts.MapPost(Alias, ([AsParameters] ConsoleCall call, CatalogSettling settling) =>
            SettleAsync(call, settling, (editor, form) => editor.AddAliasAsync(form[Indicator].ToString(), form[Label].ToString(), call.CancellationToken)));
        acts.MapPost(Ignore, ([AsParameters] ConsoleCall call, CatalogSettling settling) =>
            SettleAsync(call, settling, (editor, form) => editor.AddIgnoredAsync(form[Label].ToString(), call.CancellationToken)));
        acts.MapPost(Add, ([AsParameters] ConsoleCall call, CatalogSettling settling) => SettleAsync(call, settling, (editor, form) =>
            NewIndicatorOf(form) is { } indicator ? editor.AddIndicatorAsync(indicator, call.CancellationToken) : null));
    }

    private static async Task<IResult> SettleAsync(ConsoleCall call, CatalogSettling settling, Func<CatalogEditor, IFormCollection, Task<CatalogEdit>?> change)
    {
        var form = await call.Context.Request.ReadFormAsync(call.CancellationToken);
        if (string.IsNullOrWhiteSpace(form[Label]) || change(new CatalogEditor(call.Source.Directory), form) is not { } changing)
            return await ConsolePages.MessageAsync(call.Context, StatusCodes.Status400BadRequest, "not_done", "form_is_incomplete");
        try
        {
            var edit = await settling.SettleAsync(changing, form[Label].ToString(), call.Visitor.ToActor(), call.CancellationToken);
            if (edit.Outcome is CatalogEditOutcome.Written or CatalogEditOutcome.AlreadySo)
                return Results.LocalRedirect(call.View.AddressOf(CatalogPages.Path));
            return await ConsolePages.TellAsync(
                call.Context,
                StatusCodes.Status409Conflict,
                call.Texts["not_done"],
                string.Join(' ', edit.Problems.Select(p => p.Message(call.Texts.Culture)).Prepend(call.Texts["catalog_refuses"])));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return await ConsolePages.MessageAsync(call.Context, StatusCodes.Status409Conflict, "not_done", "catalog_is_not_writable");
        }
    }

    private static NewIndicator? NewIndicatorOf(IFormCollection form) =>
        Codelists.Freq.TryParse(form[Frequency], out var frequency)
        && Codelists.Accumulation.TryParse(form[Accumulation], out var accumulation)
        && form[Code].ToString().Trim() is { Length: > 0 } code
            ? new NewIndicator
            {
                Code = code,
                Name = form[Label].ToString(),
                Domain = form[Domain].ToString(),
                Unit = form[Unit].ToString(),
                Frequency = frequency,
                Accumulation = accumulation,
            }
            : null;
}

using IndicatorPipeline.Ingest.Web.Access;

namespace IndicatorPipeline.Ingest.Web.Catalogs;

/// <summary>The labels that workbooks wait for, and a search in the catalog.</summary>
internal static class CatalogPages
{
    public const string Path = "/catalog";
    public const string Sought = "q";

    public static void MapCatalogPages(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, async ([AsParameters] ConsoleCall call) => await ConsolePages.PageAsync<CatalogPage>(call.Context, new()
        {
            [nameof(CatalogPage.View)] = call.View,
            [nameof(CatalogPage.Catalog)] = call.Catalog,
            [nameof(CatalogPage.Sought)] = call[Sought],
            [nameof(CatalogPage.Matches)] = CatalogMatches.Of(call.Catalog, call[Sought]),
            [nameof(CatalogPage.Waiting)] = await WaitingLabel.ReadAsync(call.Ledger, call.Submissions, call.Catalog, call.CancellationToken),
        })).Require(Right.Read);
}

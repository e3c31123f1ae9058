using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>An entry of the catalog that figures are asked for by, as the API gives it.</summary>
/// <param name="Kind">indicator, area or item.</param>
/// <param name="Unit">Of an indicator only, as are frequency, accumulation and domain.</param>
/// <param name="Parent">Of an area the one that it lies in, of an item its kind; null for none.</param>
internal sealed record CatalogLine(
    string Kind, string Code, string Name, IReadOnlyList<string> Aliases, string? Unit, string? Frequency, string? Accumulation, string? Domain, string? Parent) : IRow
{
    public static IEnumerable<CatalogLine> Of(IndicatorCatalog catalog) =>
    [
        .. catalog.Indicators.Select(i => new CatalogLine(
            "indicator", i.Code, i.Name, i.Aliases, i.Unit.Name, Codelists.Freq[i.Frequency], Codelists.Accumulation[i.Accumulation], i.Domain, null)),
        .. catalog.Areas.Select(a => new CatalogLine("area", a.Code, a.Name, a.Aliases, null, null, null, null, a.Parent)),
        .. catalog.Items.Select(i => new CatalogLine("item", i.Code, i.Name, i.Aliases, null, null, null, null, i.Kind)),
    ];

    public object?[] Cells() => [Kind, Code, Name, string.Join("; ", Aliases), Unit, Frequency, Accumulation, Domain, Parent];
}

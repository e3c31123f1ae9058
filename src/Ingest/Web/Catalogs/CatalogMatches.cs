using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Web.Catalogs;

/// <summary>The entries of the catalog whose code, name or alias contains what somebody looks for.</summary>
public sealed record CatalogMatches(IReadOnlyList<Indicator> Indicators, IReadOnlyList<RefArea> Areas, IReadOnlyList<Item> Items)
{
    /// <param name="text">Compared as labels are: widths, spaces, brackets and case do not matter. Nothing matches nothing.</param>
    public static CatalogMatches Of(IndicatorCatalog catalog, string? text)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var sought = LabelText.Normalize(text ?? "");
        if (sought.Length == 0)
            return new CatalogMatches([], [], []);
        return new CatalogMatches(
            [.. catalog.Indicators.Where(i => IsMeant(i.Code, i.Name, i.Aliases))],
            [.. catalog.Areas.Where(a => IsMeant(a.Code, a.Name, a.Aliases))],
            [.. catalog.Items.Where(i => IsMeant(i.Code, i.Name, i.Aliases))]);

        bool IsMeant(string code, string name, IReadOnlyList<string> aliases) =>
            aliases.Prepend(name).Prepend(code).Any(label => LabelText.Normalize(label).Contains(sought, StringComparison.Ordinal));
    }
}

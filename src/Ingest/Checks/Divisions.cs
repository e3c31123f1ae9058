using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>Areas that divide another without rest: townships a county, villages a township. Of what lies above, the catalog knows only neighbors.</summary>
internal static class Divisions
{
    private static readonly string[] Levels = ["township", "village"];

    /// <summary>The divisions that an area has a part in, as the whole or as a part.</summary>
    public static IEnumerable<(string Whole, IReadOnlyList<string> Parts)> Around(IndicatorCatalog catalog, string area)
    {
        var own = catalog.AreasByCode[area];
        if (own.Parent is { } parent && Levels.Contains(own.Level) && Within(catalog, parent, own.Level) is { Count: > 1 } beside)
            yield return (parent, beside);
        foreach (var level in Levels)
        {
            if (Within(catalog, area, level) is { Count: > 1 } parts)
                yield return (area, parts);
        }
    }

    /// <summary>The same of the other levels within the catalog's own area: whether they divide the whole without rest, only figures can tell.</summary>
    public static IEnumerable<(string Whole, IReadOnlyList<string> Parts)> OtherKin(IndicatorCatalog catalog, string area)
    {
        var own = catalog.AreasByCode[area];
        if (own.Parent is { } parent && !Levels.Contains(own.Level) && parent != catalog.Areas[0].Parent && Within(catalog, parent, own.Level) is { Count: > 1 } beside)
            yield return (parent, beside);
        if (area == catalog.Areas[0].Parent)
            yield break;
        foreach (var (place, parts) in catalog.AreasWithin)
        {
            if (place.Parent == area && parts.Count > 1 && !Levels.Contains(place.Level))
                yield return (area, parts);
        }
    }

    /// <summary>Whether an area is one of those that divide a whole without rest.</summary>
    public static bool IsDivided(IndicatorCatalog catalog, string area) => Levels.Contains(catalog.AreasByCode[area].Level);

    /// <summary>The areas that an area stands beside: of its level, in the same whole; itself among them.</summary>
    public static IReadOnlyList<string> Beside(IndicatorCatalog catalog, string area)
    {
        var own = catalog.AreasByCode[area];
        return Within(catalog, own.Parent, own.Level);
    }

    private static IReadOnlyList<string> Within(IndicatorCatalog catalog, string? parent, string level) => catalog.AreasWithin.GetValueOrDefault((parent, level), []);
}

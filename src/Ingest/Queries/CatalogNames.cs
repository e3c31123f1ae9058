using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>Finds entries of the catalog by code, name or alias, as people type them.</summary>
internal sealed class CatalogNames(IndicatorCatalog catalog)
{
    private readonly Dictionary<string, string> _indicators = CodesByLabel(catalog.Indicators.Select(i => (i.Code, i.Name, i.Aliases)));
    private readonly Dictionary<string, string> _areas = CodesByLabel(catalog.Areas.Select(a => (a.Code, a.Name, a.Aliases)));
    private readonly Dictionary<string, string> _reports = CodesByLabel(catalog.Reports.Select(r => (r.Code, r.Name, (IReadOnlyList<string>)[])));
    private readonly Dictionary<string, string> _items = CodesByLabel(catalog.Items.Select(i => (i.Code, i.Name, i.Aliases)));

    /// <summary>The indicator's code; null when the catalog knows none of that name.</summary>
    public string? IndicatorOf(string text) => _indicators.GetValueOrDefault(LabelText.Normalize(text));

    /// <summary>The area's code; null when the catalog knows none of that name.</summary>
    public string? AreaOf(string text) => _areas.GetValueOrDefault(LabelText.Normalize(text));

    /// <summary>The item's code; null when the catalog knows none of that name, as those of open registers.</summary>
    public string? ItemOf(string text) => _items.GetValueOrDefault(LabelText.Normalize(text));

    /// <summary>What the open registers call an item that somebody calls so.</summary>
    public IEnumerable<string> RegisterNamesOf(string text)
    {
        var name = ItemName.Of(text);
        var merged = new MergedNames(catalog);
        return catalog.Kinds.Where(k => k.IsOpen).Select(k => merged.EndOf(k.Code, name)).Prepend(name);
    }

    /// <summary>The indicators whose codes, names or aliases are nearest to a text, by code and name.</summary>
    public IReadOnlyList<string> IndicatorsNear(string text) => Near(text, _indicators, catalog.Indicators.ToDictionary(i => i.Code, i => i.Name, StringComparer.Ordinal));

    /// <summary>The areas nearest to a text.</summary>
    public IReadOnlyList<string> AreasNear(string text) => Near(text, _areas, catalog.Areas.ToDictionary(a => a.Code, a => a.Name, StringComparer.Ordinal));

    /// <summary>The items nearest to a text.</summary>
    public IReadOnlyList<string> ItemsNear(string text) => Near(text, _items, catalog.Items.ToDictionary(i => i.Code, i => i.Name, StringComparer.Ordinal));

    /// <summary>The report; null when the catalog knows none of that code or name.</summary>
    public ReportDefinition? ReportOf(string text) =>
        _reports.TryGetValue(LabelText.Normalize(text), out var code) ? catalog.Reports.First(r => r.Code == code) : null;

    /// <summary>The reports nearest to a text.</summary>
    public IReadOnlyList<string> ReportsNear(string text) => Near(text, _reports, catalog.Reports.ToDictionary(r => r.Code, r => r.Name, StringComparer.Ordinal));

    private static IReadOnlyList<string> Near(string text, Dictionary<string, string> codes, Dictionary<string, string> names) =>
        Suggestions.Nearest(LabelText.Normalize(text), codes.Select(c => (c.Key, $"{c.Value} {names[c.Value]}")));

    private static Dictionary<string, string> CodesByLabel(IEnumerable<(string Code, string Name, IReadOnlyList<string> Aliases)> entries)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var list = entries.ToList();
        foreach (var entry in list)
            codes.TryAdd(LabelText.Normalize(entry.Code), entry.Code);
        foreach (var (code, name, aliases) in list)
        {
            foreach (var label in aliases.Prepend(name))
                codes.TryAdd(LabelText.Normalize(label), code);
        }

        return codes;
    }
}

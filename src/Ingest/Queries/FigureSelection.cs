using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>
/// Which figures somebody asks for, as people write it: codes, names and aliases, several between commas; <c>children:</c> before an area is all that lie
/// in it. What is empty or null does not narrow.
/// </summary>
internal sealed record FigureSelection
{
    private const string Children = "children:";

    public IReadOnlyList<string> Indicators { get; init; } = [];

    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary><c>""</c> is the indicator as a whole.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    public IReadOnlyList<Measure> Measures { get; init; } = [];

    public IReadOnlyList<Accumulation> Accumulations { get; init; } = [];

    public IReadOnlyList<Freq> Frequencies { get; init; } = [];

    public TimePeriod? From { get; init; }

    public TimePeriod? To { get; init; }

    /// <summary>As the ledger stood at the end of this period, most likely a day; null for now.</summary>
    public TimePeriod? AsOf { get; init; }

    /// <summary>
    /// What the ledger is to be asked, and which names the catalog does not know. A code that it does not know any more may still have figures, so it is
    /// asked for as it stands.
    /// </summary>
    /// <param name="zone">Where a day ends.</param>
    public (ObservationQuery Query, ImmutableArray<UnknownName> Unknown) Resolve(IndicatorCatalog catalog, TimeZoneInfo zone)
    {
        var names = new CatalogNames(catalog);
        var unknown = ImmutableArray.CreateBuilder<UnknownName>();
        var query = new ObservationQuery
        {
            Indicators = [.. Split(Indicators).Select(i => Known(NameKind.Indicator, i, names.IndicatorOf, names.IndicatorsNear))],
            Areas = [.. Split(Areas).SelectMany(AreasOf)],
            Items = [.. Items.SelectMany(ItemsOf).Distinct(StringComparer.Ordinal)],
            Measures = Measures,
            Accumulations = Accumulations,
            Frequencies = Frequencies,
            From = From,
            To = To,
            AsOf = AsOf?.LastInstant(zone),
        };
        return (query, unknown.ToImmutable());

        string Known(NameKind kind, string name, Func<string, string?> find, Func<string, IReadOnlyList<string>> near)
        {
            if (find(name) is { } code)
                return code;
            unknown.Add(new UnknownName(kind, name, near(name)));
            return name;
        }

        // An item of an open register is known by its name there, however it is typed and whatever it was called before.
        IEnumerable<string> ItemsOf(string name)
        {
            if (name.Length == 0)
                return [name];
            var code = Known(NameKind.Item, name, names.ItemOf, names.ItemsNear);
            return names.ItemOf(name) is null ? [code, .. names.RegisterNamesOf(name)] : [code];
        }

        IEnumerable<string> AreasOf(string name)
        {
            if (!name.StartsWith(Children, StringComparison.OrdinalIgnoreCase))
                return [Known(NameKind.Area, name, names.AreaOf, names.AreasNear)];
            var parent = Known(NameKind.Area, name[Children.Length..].Trim(), names.AreaOf, names.AreasNear);
            var within = catalog.Areas.Where(a => a.Parent == parent).Select(a => a.Code).ToList();
            // No area lies in it: nothing is what is asked for, not everything.
            return within.Count > 0 ? within : [name];
        }
    }

    // The name of an item is a project's, which may hold a comma.
    private static IEnumerable<string> Split(IEnumerable<string> texts) =>
        texts.SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>Who is ranked together.</summary>
internal static class Ranking
{
    /// <summary>The measures that are ranks, and what each of them ranks.</summary>
    public static IReadOnlyDictionary<Measure, Measure> Ranks { get; } =
        new Dictionary<Measure, Measure> { [Measure.Rank] = Measure.Level, [Measure.YoyRank] = Measure.Yoy };

    /// <summary>The series that a series is ranked among, itself with them: the items of its closed kind, else the areas beside its own.</summary>
    public static IReadOnlyList<SeriesKey> Among(IndicatorCatalog catalog, SeriesKey key)
    {
        if (key.Item is null)
            return [.. Divisions.Beside(catalog, key.Area).Select(area => key with { Area = area })];
        return catalog.ItemsByCode.GetValueOrDefault(key.Item) is { } item
            ? [.. catalog.Items.Where(i => i.Kind == item.Kind).Select(i => key with { Item = i.Code })]
            : [];
    }

    /// <summary>The ways in which they may be ranked: all together, or each assessment group by itself.</summary>
    public static IEnumerable<IReadOnlyList<IReadOnlyList<SeriesKey>>> Ways(IndicatorCatalog catalog, IReadOnlyList<SeriesKey> ranked)
    {
        yield return [ranked];
        var groups = ranked.GroupBy(key => catalog.AreasByCode[key.Area].Group).Select(g => (IReadOnlyList<SeriesKey>)[.. g]).ToList();
        if (groups.Count > 1)
            yield return groups;
    }
}

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Keys with their values, in the order of the file; a key written twice stands here once.</summary>
internal sealed class MapNode(Place place, int start, int end, IReadOnlyList<MapEntry> entries)
    : CatalogNode(place, start, end)
{
    public IReadOnlyList<MapEntry> Entries { get; } = entries;

    /// <summary>The value of a key; null when it is absent.</summary>
    public CatalogNode? this[string key] => Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
}

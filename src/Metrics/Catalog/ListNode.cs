namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A list.</summary>
internal sealed class ListNode(Place place, int start, int end, IReadOnlyList<CatalogNode> items) : CatalogNode(place, start, end)
{
    public IReadOnlyList<CatalogNode> Items { get; } = items;
}

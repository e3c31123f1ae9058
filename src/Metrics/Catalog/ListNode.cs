namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A list.</summary>
/// <param name="isFlow">Whether it is written <c>[a, b]</c> rather than a line for each.</param>
internal sealed class ListNode(Place place, int start, int end, IReadOnlyList<CatalogNode> items, bool isFlow)
    : CatalogNode(place, start, end)
{
    public IReadOnlyList<CatalogNode> Items { get; } = items;

    public bool IsFlow { get; } = isFlow;
}

using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A text about an item as <c>--json</c> gives it.</summary>
internal sealed record AttributeEntry(string Item, string ItemName, string Kind, string Name, string Value, string Sheet, string Cell)
{
    public static AttributeEntry Of(ItemText text) =>
        new(text.Item, text.ItemName, text.Kind, text.Name, text.Value, text.Origin.Sheet, text.Origin.Cell);
}

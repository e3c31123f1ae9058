namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A text column of an item's row, such as its stage.</summary>
public sealed record AttributeDefinition(string Code, string Name, IReadOnlyList<string> Aliases);

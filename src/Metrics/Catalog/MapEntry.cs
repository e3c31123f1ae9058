namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A key of a map with its value.</summary>
internal sealed record MapEntry(ScalarNode Key, CatalogNode Value);

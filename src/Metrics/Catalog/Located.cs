namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A text of a catalog's file and where it stands.</summary>
internal sealed record Located(string Text, Place Place);

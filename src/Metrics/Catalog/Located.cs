namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A text of a catalog's file and where it stands.</summary>
internal readonly record struct Located(string Text, Place Place);

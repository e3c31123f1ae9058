namespace IndicatorPipeline.Ingest.Web.Trends;

/// <summary>A figure of a series.</summary>
/// <param name="Address">The page of the figure, or of the one that it is made of.</param>
public sealed record TrendPoint(decimal? Value, string Address);

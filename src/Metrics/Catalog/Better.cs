namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Which direction of an indicator is the good one.</summary>
public enum Better
{
    Neutral,
    Higher,
    Lower,
}

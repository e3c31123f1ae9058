namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Whether growth may be computed from levels.</summary>
public enum GrowthRule
{
    /// <summary>It may.</summary>
    Computable,

    /// <summary>No: growth is at constant prices, levels are at current ones.</summary>
    ConstantPrice,

    /// <summary>No: only what is reported counts.</summary>
    ReportedOnly,
}

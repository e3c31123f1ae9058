using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>What can be added up at all.</summary>
internal static class Additive
{
    /// <summary>Whether an indicator is an amount, not a rate (%, 微克/立方米, 吨标准煤/万元).</summary>
    public static bool IsAmount(Indicator indicator) => indicator.Unit.Quantity != Unit.Percent.Quantity && !indicator.Unit.Name.Contains('/', StringComparison.Ordinal);
}

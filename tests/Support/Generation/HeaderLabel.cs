using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Generation;

/// <summary>A heading; columns that share the same one stand under it together.</summary>
/// <param name="names">The indicator that it names; null for none.</param>
public sealed class HeaderLabel(string text, Indicator? names = null)
{
    public string Text { get; set; } = text;

    public Indicator? Names { get; } = names;
}

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Who is ranked side by side.</summary>
/// <param name="Level">The level of the areas; null where items are ranked.</param>
public sealed record PeerRule(PeerSet Among, string? Level);

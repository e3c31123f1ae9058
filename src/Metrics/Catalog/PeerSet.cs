namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What stands side by side in a ranking.</summary>
public enum PeerSet
{
    /// <summary>The areas of a level that have the same parent.</summary>
    Areas,

    /// <summary>The items of a kind with a closed list.</summary>
    Items,
}

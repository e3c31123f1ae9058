namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>When leaders see what a report says.</summary>
public enum ReleaseRule
{
    /// <summary>As soon as it is accepted.</summary>
    Auto,

    /// <summary>When a statistician has released it.</summary>
    Confirm,
}

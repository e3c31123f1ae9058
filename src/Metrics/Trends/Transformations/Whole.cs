namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>What a series is a part of.</summary>
public enum Whole
{
    /// <summary>All items of its indicator.</summary>
    Item,

    /// <summary>The indicator that has its own among its parts.</summary>
    Indicator,

    /// <summary>The area that its own lies in.</summary>
    Area,
}

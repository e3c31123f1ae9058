namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>Why a transformation computes nothing of a series.</summary>
public enum Obstacle
{
    /// <summary>Its growth is at constant prices, its levels are at current ones.</summary>
    ConstantPrice,

    /// <summary>The catalog says that only reported growth counts.</summary>
    ReportedOnly,

    /// <summary>The catalog does not know the indicator, so nothing says what may be computed.</summary>
    UnknownIndicator,

    /// <summary>It is itself a percentage, of which there is a difference in points and no growth.</summary>
    Percentage,

    /// <summary>Its values do not add up: they have come together since 1 January, or stand at a day.</summary>
    NotAdditive,

    /// <summary>Weeks end in one month or year and begin in another.</summary>
    Weekly,

    /// <summary>Its periods are no shorter than those asked for.</summary>
    NotFiner,

    /// <summary>It is a part of nothing.</summary>
    NoTotal,

    /// <summary>It has no value above zero in the base period.</summary>
    NoBase,
}

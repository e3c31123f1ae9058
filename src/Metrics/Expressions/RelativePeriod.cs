namespace IndicatorPipeline.Metrics.Expressions;

/// <summary>A period as seen from the one that an assertion is held against.</summary>
public enum RelativePeriod
{
    /// <summary>The period itself.</summary>
    Same,

    /// <summary>The one before it.</summary>
    Previous,

    /// <summary>The same a year before.</summary>
    YearBefore,
}

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What an indicator scores for an area that has no value.</summary>
public enum MissingValueRule
{
    /// <summary>0.</summary>
    Zero,

    /// <summary>60, as the lowest acceptable value does.</summary>
    Lowest,

    /// <summary>It is left out for this area, and the weights of the others make up for it.</summary>
    Skip,

    /// <summary>The area has no total and no rank.</summary>
    Withhold,
}

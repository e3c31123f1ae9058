namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>How a longer period's value is made of those of the periods in it.</summary>
public enum Aggregation
{
    /// <summary>Their sum: of what belongs to each period alone.</summary>
    Sum,

    /// <summary>Their average.</summary>
    Average,

    /// <summary>The last one.</summary>
    EndOfPeriod,
}

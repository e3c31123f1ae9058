namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What the timestamps of points are counted in.</summary>
public enum TimePrecision
{
    /// <summary>For figures: a period begins on a second.</summary>
    Seconds,

    /// <summary>For events, several of which may fall on one second.</summary>
    Nanoseconds,
}

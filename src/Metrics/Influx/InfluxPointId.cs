namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What identifies a point on the server.</summary>
/// <param name="Time">In seconds since 1970.</param>
public readonly record struct InfluxPointId(InfluxSeries Series, long Time)
{
    private const long NanosecondsInASecond = 1_000_000_000;

    /// <summary>Whether its time is one that the server can hold: 64 bits of nanoseconds, from 1677 to 2262.</summary>
    public bool CanExist => Time is >= long.MinValue / NanosecondsInASecond and <= long.MaxValue / NanosecondsInASecond;
}

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What identifies a point on the server.</summary>
/// <param name="Time">In seconds since 1970.</param>
public readonly record struct InfluxPointId(InfluxSeries Series, long Time);

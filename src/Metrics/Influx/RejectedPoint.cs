namespace IndicatorPipeline.Metrics.Influx;

/// <summary>A point that the server will not take, however often it is sent.</summary>
/// <param name="Status">The status of its answer: 400, 413 or 422.</param>
/// <param name="Words">Its words.</param>
public sealed record RejectedPoint(InfluxPoint Point, int Status, string Words);

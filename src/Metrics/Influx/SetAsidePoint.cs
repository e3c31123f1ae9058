namespace IndicatorPipeline.Metrics.Influx;

/// <summary>A point that a projection's server will not take, put aside until it changes or is written anew.</summary>
/// <param name="SeriesKey">Under which name and tags it was to be written.</param>
/// <param name="Time">Its timestamp, in seconds since 1970.</param>
/// <param name="Line">The point as it was sent.</param>
/// <param name="Words">The server's status and words.</param>
/// <param name="RejectedAt">When it was refused last.</param>
public sealed record SetAsidePoint(string SeriesKey, long Time, string Line, string Words, DateTimeOffset RejectedAt);

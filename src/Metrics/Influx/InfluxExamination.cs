namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What was found of the server by somebody who looked and changed nothing.</summary>
/// <param name="HasDatabase">Whether the database or bucket is there; null where the server knows none, or was not asked.</param>
/// <param name="Retention">For how long it keeps points, as the server writes it; null for ever, or where it was not asked.</param>
/// <param name="Date">What time it is there, to the second; null when it does not say.</param>
public sealed record InfluxExamination(ConnectedServer Server, bool? HasDatabase, string? Retention, DateTimeOffset? Date);

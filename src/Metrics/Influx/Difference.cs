namespace IndicatorPipeline.Metrics.Influx;

/// <summary>One thing in which the server differs from the ledger.</summary>
/// <param name="Series">The series, as line protocol writes it.</param>
/// <param name="Time">The point's timestamp, in the zone of the ledger's periods.</param>
/// <param name="Field">The field; null when the whole point is meant.</param>
/// <param name="Expected">What the ledger says; null when it says nothing.</param>
/// <param name="Actual">What the server says; null when it says nothing.</param>
/// <param name="Why">The server's words when it would not take the point; null when nothing is known.</param>
public sealed record Difference(
    DifferenceKind Kind, string Series, DateTimeOffset Time, string? Field, FieldValue? Expected, FieldValue? Actual, string? Why);

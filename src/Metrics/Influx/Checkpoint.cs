namespace IndicatorPipeline.Metrics.Influx;

/// <summary>How far a reader of the change feed has come.</summary>
/// <param name="Sequence">Everything up to this number is dealt with.</param>
/// <param name="Note">What else the reader must remember; null for nothing.</param>
public sealed record Checkpoint(long Sequence, string? Note);

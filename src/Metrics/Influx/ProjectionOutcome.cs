namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What a run of the projection came to.</summary>
/// <param name="Written">Points written.</param>
/// <param name="Deleted">Points taken away, those that were written again not counted apart.</param>
/// <param name="Rejected">Points that the server will not take, put aside.</param>
/// <param name="Behind">Changes that are still waiting.</param>
/// <param name="Trouble">Why they are; null when none are.</param>
public sealed record ProjectionOutcome(ProjectionState State, long Written, long Deleted, long Rejected, long Behind, InfluxTrouble? Trouble)
{
    internal static ProjectionOutcome Off { get; } = new(ProjectionState.Off, 0, 0, 0, 0, null);
}

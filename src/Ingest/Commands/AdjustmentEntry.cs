namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Points beside the indicators of an assessment.</summary>
internal sealed record AdjustmentEntry(decimal Points, string Reason);

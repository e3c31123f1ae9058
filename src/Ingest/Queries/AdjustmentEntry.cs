namespace IndicatorPipeline.Ingest.Queries;

/// <summary>Points beside the indicators of an assessment.</summary>
internal sealed record AdjustmentEntry(decimal Points, string Reason);

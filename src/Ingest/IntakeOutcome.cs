namespace IndicatorPipeline.Ingest;

/// <summary>How taking a file in ended.</summary>
/// <param name="File">The file.</param>
/// <param name="Result">What became of it; null when there was nothing to do (it is gone, is being written to, or was taken in already and only waits to be moved) or a fault came between.</param>
/// <param name="Fault">What kept it from being recorded; it can simply be taken in again.</param>
/// <param name="DeliveryFault">What kept it from its place once it was recorded; the move stays pending.</param>
internal sealed record IntakeOutcome(Intake File, IngestionResult? Result, Exception? Fault = null, Exception? DeliveryFault = null);

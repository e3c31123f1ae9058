using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>How a move ended.</summary>
/// <param name="Placement">As the ledger holds it now.</param>
/// <param name="Fault">What kept the file from its place; null where nothing did. The move stays pending.</param>
internal sealed record DeliveryOutcome(Placement Placement, Exception? Fault);

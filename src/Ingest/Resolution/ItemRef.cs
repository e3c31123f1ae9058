using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>An item as a row names it.</summary>
/// <param name="Id">Its code; for an open register the name of the row.</param>
internal sealed record ItemRef(ItemKind Kind, string Id, string Name);

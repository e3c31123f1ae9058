using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Catalogs;

/// <summary>What the workbooks that wait for a label would come to once it is settled.</summary>
/// <param name="Workbooks">Each with what it would come to; null where the archive does not have it.</param>
/// <param name="Others">How many more wait, that were not tried.</param>
public sealed record SettlingPreview(IReadOnlyList<(Submission Held, IngestionResult? Result)> Workbooks, int Others);

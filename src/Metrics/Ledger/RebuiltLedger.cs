namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What came of a ledger that was made again.</summary>
/// <param name="Entries">How many entries of its journal it was made of.</param>
/// <param name="Submissions">How many submissions it holds.</param>
/// <param name="Aside">Where the one is kept that was there before; null when there was none.</param>
public sealed record RebuiltLedger(int Entries, long Submissions, string? Aside);

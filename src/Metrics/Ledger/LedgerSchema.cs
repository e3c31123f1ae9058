namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>How the schema of a ledger differs from that of this program.</summary>
/// <param name="Missing">The migrations that it has not had yet: the next one who writes runs them.</param>
/// <param name="Unknown">Those that this program does not know: a newer one has written to it.</param>
public sealed record LedgerSchema(IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown);

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What was found of a ledger by somebody who looked and changed nothing.</summary>
/// <param name="Damage">What the database finds damaged in itself, in its own words; empty when nothing is.</param>
public sealed record LedgerExamination(IReadOnlyList<string> Damage, LedgerSchema Schema);

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What recording a submission came to.</summary>
/// <param name="Submission">The submission in the ledger.</param>
/// <param name="Placement">The move of its file that is now due; null when none was asked for.</param>
/// <param name="IsNew">False when the ledger held it already: the same bytes count already under the same catalog, or another process has just taken the same file.</param>
public sealed record Recorded(Submission Submission, Placement? Placement, bool IsNew);

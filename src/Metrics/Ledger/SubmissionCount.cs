namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>How many submissions of a department came to a verdict, superseded and withdrawn ones included.</summary>
/// <param name="Department">The sender's code; null for files in no department's folder.</param>
public sealed record SubmissionCount(string? Department, Verdict Verdict, long Count);

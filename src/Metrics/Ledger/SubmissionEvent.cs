using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Something that was done to a submission.</summary>
/// <param name="Id">Its number: events are in the order of their numbers, whatever the clock said.</param>
/// <param name="Submission">The submission's number in the ledger.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What was done.</param>
/// <param name="By">Who did it.</param>
/// <param name="Note">Why, in the words of whoever did it; null where nobody said.</param>
public sealed record SubmissionEvent(long Id, long Submission, DateTimeOffset At, SubmissionEventKind Kind, Actor By, string? Note)
{
    /// <summary>The codes by which kinds are written.</summary>
    public static Codelist<SubmissionEventKind> Codes { get; } = new(
        (SubmissionEventKind.Received, "received"),
        (SubmissionEventKind.Settled, "settled"),
        (SubmissionEventKind.Reread, "reread"),
        (SubmissionEventKind.Returned, "returned"),
        (SubmissionEventKind.Withdrawn, "withdrawn"),
        (SubmissionEventKind.Released, "released"));
}

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>The book of what was done to submissions, and by whom. Rows are only ever added.</summary>
public sealed class JournalBook
{
    private readonly ILedgerAccess _access;
    private readonly TimeProvider _time;

    internal JournalBook(ILedgerAccess access, TimeProvider time) => (_access, _time) = (access, time);

    /// <summary>What was done to a submission, in the order in which it was done.</summary>
    public async Task<IReadOnlyList<SubmissionEvent>> OfAsync(long submission, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Id, string At, string Kind, string ActorKind, string? ActorName, string? Note)>(
            "select id, at, kind, actor_kind, actor_name, note from submission_event where submission_id = @submission order by id",
            new { submission },
            cancellationToken);
        return
        [
            .. rows.Select(r => new SubmissionEvent(
                r.Id,
                submission,
                LedgerText.ToInstant(r.At),
                SubmissionEvent.Codes.Parse(r.Kind),
                new Actor(Actor.Codes.Parse(r.ActorKind), r.ActorName),
                r.Note)),
        ];
    }

    /// <summary>The number of the last thing that was done to any submission; 0 while nothing was.</summary>
    public async Task<long> LastAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        return (await connection.QueryAsync<long>("select coalesce(max(id), 0) from submission_event", null, cancellationToken)).Single();
    }

    /// <summary>Notes what was just done.</summary>
    internal Task<int> NoteAsync(long submission, SubmissionEventKind kind, Actor by, string? note, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            transaction =>
            {
                transaction.Touched.Submissions.Add(submission);
                return transaction.Prepared(
                    """
                    insert into submission_event (submission_id, at, kind, actor_kind, actor_name, note)
                    values (@submission, @at, @kind, @actor_kind, @actor_name, @note)
                    """,
                    "submission", "at", "kind", "actor_kind", "actor_name", "note").ExecuteAsync(
                    cancellationToken,
                    submission, LedgerText.Of(_time.GetUtcNow()), SubmissionEvent.Codes[kind], Actor.Codes[by.Kind], by.Name, note);
            },
            cancellationToken);
}

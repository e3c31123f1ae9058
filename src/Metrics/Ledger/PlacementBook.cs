namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// The book of files in the share: where each was put, or is about to be put, and what lies there. A file's move takes three steps that may be
/// cut short anywhere: the intent is recorded (with the submission, in one transaction), the file is moved, the move is recorded as done.
/// After a restart the pending ones are looked at: if the source still holds the same file, the move is made; if not, it had been made already.
/// </summary>
public sealed class PlacementBook
{
    private const string Select =
        "select id, submission_id as Submission, source, target, length, modified_at as ModifiedAt, state, waiting_since as WaitingSince from placement";

    private readonly ILedgerAccess _access;
    private readonly TimeProvider _time;

    internal PlacementBook(ILedgerAccess access, TimeProvider time) => (_access, _time) = (access, time);

    /// <summary>
    /// Records that a submission's file is about to be moved. If the same file's move is pending already, that one is returned; one of another
    /// file at the same place will not happen any more.
    /// </summary>
    public Task<Placement> BeginAsync(long submission, PlacementIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return _access.WriteAsync(
            async transaction =>
            {
                if (await new PlacementBook(transaction, _time).FindPendingAsync(intent.Source, cancellationToken) is { } pending)
                {
                    if (pending.Intent.IsSameFile(intent))
                        return pending;
                    await transaction.ExecuteAsync("update placement set state = 'overwritten' where id = @Id", new { pending.Id }, cancellationToken);
                    transaction.Touched.Placements.Add(pending.Id);
                }

                var id = await transaction.Prepared(
                    """
                    insert into placement (submission_id, source, target, length, modified_at, state)
                    values (@submission, @source, @target, @length, @modified_at, 'pending')
                    returning id
                    """,
                    "submission", "source", "target", "length", "modified_at").ExecuteIdAsync(
                    cancellationToken, submission, intent.Source, intent.Target, intent.Length, LedgerText.Of(intent.ModifiedAt));
                transaction.Touched.Placements.Add(id);
                return await GetAsync(transaction, id, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Records that the file is to go elsewhere, because the first target has been taken meanwhile.</summary>
    public Task<Placement> RetargetAsync(long placement, string target, CancellationToken cancellationToken) =>
        UpdatePendingAsync("target = @target", new { placement, target }, placement, cancellationToken);

    /// <summary>Records that the file cannot be moved now since someone has it open. <see cref="Placement.WaitingSince"/> stays at the first time.</summary>
    public Task<Placement> DelayAsync(long placement, CancellationToken cancellationToken) =>
        UpdatePendingAsync("waiting_since = coalesce(waiting_since, @now)", new { placement, now = LedgerText.Of(_time.GetUtcNow()) }, placement, cancellationToken);

    /// <summary>Records what is put into the share with a file before the file is in its place: so it is known for ours whatever comes between.</summary>
    public Task<int> NoteAsync(long placement, IReadOnlyCollection<Artifact> artifacts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        return _access.WriteAsync(
            async transaction =>
            {
                var put = transaction.Prepared(
                    """
                    insert into artifact (placement_id, kind, path, sha256) values (@placement, @kind, @path, @sha256)
                    on conflict (placement_id, kind) do update set path = excluded.path, sha256 = excluded.sha256, cleared_at = null
                    """,
                    "placement", "kind", "path", "sha256");
                transaction.Touched.Placements.Add(placement);
                foreach (var artifact in artifacts)
                    await put.ExecuteAsync(cancellationToken, placement, Artifact.Codes[artifact.Kind], artifact.Path, artifact.Sha256);
                return artifacts.Count;
            },
            cancellationToken);
    }

    /// <summary>Records that the file is in its place, and with it what lies there now.</summary>
    public Task<Placement> CompleteAsync(long placement, IReadOnlyCollection<Artifact> artifacts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        return _access.WriteAsync(
            async transaction =>
            {
                var book = new PlacementBook(transaction, _time);
                await book.NoteAsync(placement, artifacts, cancellationToken);
                return await book.UpdatePendingAsync("state = 'done'", new { placement }, placement, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Records that it will not happen, because another file was written over the source.</summary>
    public Task<Placement> AbandonAsync(long placement, CancellationToken cancellationToken) =>
        UpdatePendingAsync("state = 'overwritten'", new { placement }, placement, cancellationToken);

    /// <summary>The moves that are not done, the oldest first.</summary>
    public Task<IReadOnlyList<Placement>> PendingAsync(CancellationToken cancellationToken) =>
        SelectAsync("where state = 'pending' order by id", new { }, cancellationToken);

    /// <summary>The move that is pending for the file at this path, or null.</summary>
    public async Task<Placement?> FindPendingAsync(string source, CancellationToken cancellationToken) =>
        (await SelectAsync("where source = @source and state = 'pending'", new { source }, cancellationToken)).SingleOrDefault();

    /// <summary>All moves of a submission's files, the oldest first: several when the same bytes were dropped again.</summary>
    public Task<IReadOnlyList<Placement>> OfAsync(long submission, CancellationToken cancellationToken) =>
        SelectAsync("where submission_id = @submission order by id", new { submission }, cancellationToken);

    /// <summary>What was put into the share for these bytes, by whatever reading of them, the oldest first. What lies there still, the share says.</summary>
    public async Task<IReadOnlyList<Artifact>> ArtifactsAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Kind, string Path, string Sha256)>(
            """
            select a.kind, a.path, a.sha256
            from submission s join placement p on p.submission_id = s.id join artifact a on a.placement_id = p.id
            where s.sha256 = @sha256 order by p.id, a.kind
            """,
            new { sha256 },
            cancellationToken);
        return [.. rows.Select(r => new Artifact(Artifact.Codes.Parse(r.Kind), r.Path, r.Sha256))];
    }

    /// <summary>The receipts that were put beside workbooks that were accepted before a moment, and have not been cleared away, each with its move.</summary>
    public async Task<IReadOnlyList<(long Placement, Artifact Receipt)>> ReceiptsOfAcceptedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Placement, string Path, string Sha256)>(
            """
            select p.id, a.path, a.sha256
            from submission s join placement p on p.submission_id = s.id join artifact a on a.placement_id = p.id
            where s.verdict = 'accepted' and s.withdrawn_at is null and s.received_at < @Before and a.kind = 'receipt' and a.cleared_at is null
            order by p.id
            """,
            new { Before = LedgerText.Of(before) },
            cancellationToken);
        return [.. rows.Select(r => (r.Placement, new Artifact(ArtifactKind.Receipt, r.Path, r.Sha256)))];
    }

    /// <summary>Notes that the receipts of these moves have been cleared away, or are somebody's own by now.</summary>
    public Task<int> ClearedAsync(IReadOnlyCollection<long> placements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(placements);
        return _access.WriteAsync(
            async transaction =>
            {
                var clear = transaction.Prepared("update artifact set cleared_at = @now where placement_id = @placement and kind = 'receipt'", "now", "placement");
                foreach (var placement in placements)
                {
                    transaction.Touched.Placements.Add(placement);
                    await clear.ExecuteAsync(cancellationToken, LedgerText.Of(_time.GetUtcNow()), placement);
                }

                return placements.Count;
            },
            cancellationToken);
    }

    // Done twice is as good as once: two processes may both find that a file has arrived.
    private Task<Placement> UpdatePendingAsync(string assignment, object parameters, long placement, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                transaction.Touched.Placements.Add(placement);
                await transaction.ExecuteAsync($"update placement set {assignment} where id = @placement and state = 'pending'", parameters, cancellationToken);
                return await GetAsync(transaction, placement, cancellationToken);
            },
            cancellationToken);

    private static async Task<Placement> GetAsync(LedgerConnection connection, long placement, CancellationToken cancellationToken) =>
        (await connection.FindAsync<PlacementRow>($"{Select} where id = @placement", new { placement }, cancellationToken))!.ToPlacement();

    private async Task<IReadOnlyList<Placement>> SelectAsync(string clauses, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        return [.. (await connection.QueryAsync<PlacementRow>($"{Select} {clauses}", parameters, cancellationToken)).Select(r => r.ToPlacement())];
    }

    private sealed class PlacementRow
    {
        public long Id { get; init; }

        public long Submission { get; init; }

        public required string Source { get; init; }

        public required string Target { get; init; }

        public long Length { get; init; }

        public required string ModifiedAt { get; init; }

        public required string State { get; init; }

        public string? WaitingSince { get; init; }

        public Placement ToPlacement() => new(
            Id,
            Submission,
            new PlacementIntent(Source, Target, Length, LedgerText.ToInstant(ModifiedAt)),
            Placement.StateCodes.Parse(State),
            WaitingSince is null ? null : LedgerText.ToInstant(WaitingSince));
    }
}

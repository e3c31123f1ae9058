using System.Data.Common;
using Dapper;

namespace IndicatorPipeline.Metrics.Ledger;

// A file's move takes three steps that may be cut short anywhere: the intent is recorded (with the submission, in one transaction), the
// file is moved, the move is recorded as done. After a restart the pending ones are looked at: if the source still holds the same
// file, the move is made; if not, it had been made already.
public sealed partial class ObservationLedger
{
    private const string SelectPlacement =
        "select id, submission_id as Submission, source, target, length, modified_at as ModifiedAt, state, waiting_since as WaitingSince from placement";

    /// <summary>
    /// Records that a submission's file is about to be moved, for the same bytes dropped again; for a new submission hand the intent to
    /// <see cref="RecordAsync(SubmissionRecord, CancellationToken)"/>. If the same file's move is pending already, that one is returned.
    /// </summary>
    public Task<Placement> BeginPlacementAsync(long submission, PlacementIntent intent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return WriteAsync(async transaction => (await PlaceAsync(transaction, submission, intent))!, cancellationToken);
    }

    /// <summary>Records that the file is to go elsewhere, because the first target has been taken meanwhile.</summary>
    public Task<Placement> RetargetPlacementAsync(long placement, string target, CancellationToken cancellationToken) =>
        UpdatePendingAsync("target = @target", new { placement, target }, placement, cancellationToken);

    /// <summary>Records that the file cannot be moved now since someone has it open. <see cref="Placement.WaitingSince"/> stays at the first time.</summary>
    public Task<Placement> DelayPlacementAsync(long placement, CancellationToken cancellationToken) =>
        UpdatePendingAsync("waiting_since = coalesce(waiting_since, @now)", new { placement, now = LedgerText.Of(_time.GetUtcNow()) }, placement, cancellationToken);

    /// <summary>Records that the file is in its place.</summary>
    public Task<Placement> CompletePlacementAsync(long placement, CancellationToken cancellationToken) =>
        UpdatePendingAsync("state = 'done'", new { placement }, placement, cancellationToken);

    /// <summary>Records that it will not happen, because another file was written over the source.</summary>
    public Task<Placement> AbandonPlacementAsync(long placement, CancellationToken cancellationToken) =>
        UpdatePendingAsync("state = 'overwritten'", new { placement }, placement, cancellationToken);

    /// <summary>The moves that are not done, the oldest first.</summary>
    public async Task<IReadOnlyList<Placement>> PendingPlacementsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<PlacementRow>(new CommandDefinition(
            $"{SelectPlacement} where state = 'pending' order by id", cancellationToken: cancellationToken));
        return [.. rows.Select(r => r.ToPlacement())];
    }

    /// <summary>The move that is pending for the file at this path, or null.</summary>
    public async Task<Placement?> FindPendingPlacementAsync(string source, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<PlacementRow>(new CommandDefinition(
            $"{SelectPlacement} where source = @source and state = 'pending'", new { source }, cancellationToken: cancellationToken));
        return row?.ToPlacement();
    }

    /// <summary>All moves of a submission's files, the oldest first: several when the same bytes were dropped again.</summary>
    public async Task<IReadOnlyList<Placement>> PlacementsAsync(long submission, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<PlacementRow>(new CommandDefinition(
            $"{SelectPlacement} where submission_id = @submission order by id", new { submission }, cancellationToken: cancellationToken));
        return [.. rows.Select(r => r.ToPlacement())];
    }

    private static async Task<Placement?> FindPendingAsync(DbTransaction transaction, string source) =>
        (await transaction.Connection!.QuerySingleOrDefaultAsync<PlacementRow>(
            $"{SelectPlacement} where source = @source and state = 'pending'", new { source }, transaction))?.ToPlacement();

    private static async Task<Placement?> PlaceAsync(DbTransaction transaction, long submission, PlacementIntent? intent)
    {
        if (intent is null)
            return null;
        if (await FindPendingAsync(transaction, intent.Source) is { } pending)
        {
            if (pending.Intent.IsSameFile(intent))
                return pending;
            await transaction.Connection!.ExecuteAsync("update placement set state = 'overwritten' where id = @Id", new { pending.Id }, transaction);
        }

        var row = await transaction.Connection!.QuerySingleAsync<PlacementRow>(
            """
            insert into placement (submission_id, source, target, length, modified_at, state)
            values (@submission, @Source, @Target, @Length, @ModifiedAt, 'pending')
            returning id, submission_id as Submission, source, target, length, modified_at as ModifiedAt, state, waiting_since as WaitingSince
            """,
            new { submission, intent.Source, intent.Target, intent.Length, ModifiedAt = LedgerText.Of(intent.ModifiedAt) },
            transaction);
        return row.ToPlacement();
    }

    // Done twice is as good as once: two processes may both find that a file has arrived.
    private Task<Placement> UpdatePendingAsync(string assignment, object parameters, long placement, CancellationToken cancellationToken) =>
        WriteAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(
                    $"update placement set {assignment} where id = @placement and state = 'pending'", parameters, transaction);
                var row = await transaction.Connection!.QuerySingleAsync<PlacementRow>($"{SelectPlacement} where id = @placement", new { placement }, transaction);
                return row.ToPlacement();
            },
            cancellationToken);

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

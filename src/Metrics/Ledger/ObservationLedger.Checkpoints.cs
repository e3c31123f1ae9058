using Dapper;

namespace IndicatorPipeline.Metrics.Ledger;

public sealed partial class ObservationLedger
{
    /// <summary>How far a reader of the change feed has come; null when it never set a checkpoint.</summary>
    public async Task<Checkpoint?> CheckpointAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<(long Sequence, string? Note)?>(new CommandDefinition(
            "select sequence, note from checkpoint where name = @name", new { name }, cancellationToken: cancellationToken));
        return row is { } found ? new Checkpoint(found.Sequence, found.Note) : null;
    }

    public Task SetCheckpointAsync(string name, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                """
                insert into checkpoint (name, sequence, note) values (@name, @Sequence, @Note)
                on conflict (name) do update set sequence = excluded.sequence, note = excluded.note
                """,
                new { name, checkpoint.Sequence, checkpoint.Note },
                transaction),
            cancellationToken);
    }
}

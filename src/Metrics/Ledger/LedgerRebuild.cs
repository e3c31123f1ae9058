using System.Text.Json;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Ledger.Redo;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// Makes a lost or damaged ledger again out of its journal, as it was: every row with its number and its time. The migrations run between the entries
/// where they ran then, so that a journal of an older version of the program gives the ledger that this one would have. What is there is put aside and
/// never written over.
/// </summary>
public sealed class LedgerRebuild(LedgerOptions options, TimeProvider time)
{
    // So many rows in a transaction: one that holds everything would fill the memory of the database.
    private const int RowsOfATransaction = 100_000;

    /// <summary>Makes it again; null when there is no journal. Nobody may be using the ledger.</summary>
    /// <param name="progress">Told the entries that are still to come.</param>
    /// <exception cref="LedgerException">The journal is damaged, or of a newer version of the program. Nothing has been changed.</exception>
    public async Task<RebuiltLedger?> RunAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var reader = new RedoReader(new RedoFiles(Path.GetFullPath(options.JournalDirectory)));
        var entries = await reader.FindEntriesAsync(cancellationToken);
        if (entries.Count == 0)
            return null;
        using var dialect = LedgerDatabase.DialectOf(options);
        using var another = await dialect.BeginAnotherAsync(cancellationToken);
        await FillAsync(another, reader, entries, progress, cancellationToken);
        await another.MigrateAsync(cancellationToken);
        var submissions = await FinishAsync(another, entries[^1], cancellationToken);
        if (await another.FindDamageAsync(ExaminationScope.Everything, cancellationToken) is [var first, ..])
            throw new LedgerException($"What was made of the journal is damaged: {first}");
        var aside = await dialect.GiveWayAsync(another, time.GetUtcNow(), cancellationToken);
        return new RebuiltLedger(entries.Count, submissions, aside);
    }

    private static async Task FillAsync(ILedgerDialect another, RedoReader reader, IReadOnlyList<RedoMark> entries, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        string? schema = null;
        var left = entries.Count;
        await using var entry = reader.ReadAsync(entries, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (var isThere = await entry.MoveNextAsync(); isThere;)
        {
            if (entry.Current.Schema != schema)
            {
                schema = entry.Current.Schema;
                if (!Migrator.Knows(schema))
                    throw new LedgerException($"The journal of the ledger was written by a newer version of the program: it has {schema}.");
                await another.MigrateAsync(cancellationToken, schema);
            }

            await using var connection = await another.OpenAsync(cancellationToken);
            await using var transaction = await another.BeginWriteAsync(connection, cancellationToken);
            var writing = new LedgerTransaction(connection, transaction, another);
            try
            {
                for (var rows = 0; isThere && entry.Current.Schema == schema && rows < RowsOfATransaction; left--)
                {
                    rows += await PutAsync(writing, entry.Current, cancellationToken);
                    isThere = await entry.MoveNextAsync();
                }

                await transaction.CommitAsync(cancellationToken);
            }
            finally
            {
                await writing.CloseAsync();
            }

            progress?.Report(left);
        }
    }

    private static async Task<int> PutAsync(LedgerTransaction writing, RedoEntry entry, CancellationToken cancellationToken)
    {
        foreach (var part in entry.Tables)
        {
            var table = RedoTable.Find(part.Table);
            if (table.IsWhole)
                await writing.ExecuteAsync($"delete from {table.Name}", null, cancellationToken);
            if (part.Rows.Count == 0)
                continue;
            var rest = part.Columns.Except(table.Key).Select(c => $"{c} = excluded.{c}").ToList();
            await writing.PutRowsAsync(
                table.Name,
                part.Columns,
                $"on conflict ({string.Join(", ", table.Key)}) do {(rest.Count == 0 ? "nothing" : "update set " + string.Join(", ", rest))}",
                LastOfEach(part, table).Select(r => r.Select(ValueOf).ToArray()),
                cancellationToken);
        }

        return entry.Tables.Sum(t => t.Rows.Count);
    }

    // As a row stands after its transaction, which may have written it several times; one statement writes each once.
    private static IEnumerable<IReadOnlyList<JsonElement>> LastOfEach(RedoEntry.Part part, RedoTable table)
    {
        var columns = part.Columns.ToList();
        var key = table.Key.Select(columns.IndexOf).ToList();
        return part.Rows.GroupBy(r => string.Join('\n', key.Select(k => r[k].ToString())), StringComparer.Ordinal).Select(g => g.Last());
    }

    private static LedgerValue ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => default,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetInt64(),
        _ => throw new LedgerException($"The journal of the ledger has a value that no column holds: {value}."),
    };

    private static async Task<long> FinishAsync(ILedgerDialect another, RedoMark last, CancellationToken cancellationToken)
    {
        await using var connection = await another.OpenAsync(cancellationToken);
        await using var transaction = await another.BeginWriteAsync(connection, cancellationToken);
        var writing = new LedgerTransaction(connection, transaction, another);
        await RedoJournal.PutMarkAsync(writing, last, cancellationToken);
        await another.GoOnCountingAsync(writing, RedoTable.All.Where(t => t.HasIdentity).Select(t => t.Name), cancellationToken);
        var submissions = await writing.ScalarAsync<long>("select count(*) from submission", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return submissions;
    }
}

using IndicatorPipeline.Metrics.Files;
using IndicatorPipeline.Metrics.Ledger.Databases;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>
/// Keeps beside the ledger, in files, the rows of every transaction as they stand after it, so that a ledger that is lost or damaged can be made again as it was.
/// The entry is on the disk before the transaction commits, and the transaction keeps in the ledger where it is: what the ledger knows is in the
/// journal, and an entry whose transaction never committed is one that no later entry follows. Whoever writes holds the ledger's write lock.
/// </summary>
internal sealed class RedoJournal(RedoFiles files, TimeProvider time)
{
    private const long FileBytes = 64L * 1024 * 1024;

    // Of a whole ledger, so many rows a line.
    private const int RowsOfALine = 5_000;

    private readonly Dictionary<string, IReadOnlyList<string>> _columns = new(StringComparer.Ordinal);

    /// <summary>
    /// The entry that holds the ledger's last transaction. Null where no journal leads to it (a new ledger, an older program's, one that was restored, a journal that
    /// was lost): it begins one.
    /// </summary>
    public async Task<RedoMark?> FindLastAsync(LedgerTransaction transaction, CancellationToken cancellationToken) =>
        await FindMarkAsync(transaction, cancellationToken) is { } last && Holds(last) ? last : null;

    /// <summary>Begins a journal with all that the ledger holds, and notes in the transaction where that stands.</summary>
    public async Task BeginAsync(LedgerTransaction transaction, CancellationToken cancellationToken) =>
        await PutMarkAsync(transaction, await WriteAllAsync(transaction, cancellationToken), cancellationToken);

    /// <summary>Writes what the transaction has written, and notes in it where that stands. Only then may it commit.</summary>
    /// <param name="last">The entry before it.</param>
    public async Task WriteAsync(LedgerTransaction transaction, RedoMark last, CancellationToken cancellationToken)
    {
        if (!transaction.Touched.IsEmpty)
            await PutMarkAsync(transaction, await AppendAsync(transaction, last, cancellationToken), cancellationToken);
    }

    /// <summary>Notes in a ledger which entry holds its last transaction.</summary>
    public static Task PutMarkAsync(LedgerTransaction transaction, RedoMark mark, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            """
            insert into redo_mark (id, file, position, sha256) values (1, @File, @Position, @Sha256)
            on conflict (id) do update set file = excluded.file, position = excluded.position, sha256 = excluded.sha256
            """,
            mark,
            cancellationToken);

    /// <summary>The entry that holds a ledger's last transaction; null when it has no journal yet.</summary>
    public static Task<RedoMark?> FindMarkAsync(LedgerConnection connection, CancellationToken cancellationToken) =>
        connection.FindAsync<RedoMark>("select file as File, position as Position, sha256 as Sha256 from redo_mark", null, cancellationToken);

    /// <summary>Whether an entry stands where it is said to.</summary>
    public bool Holds(RedoMark mark)
    {
        var path = files.PathOf(mark.File);
        if (!File.Exists(path))
            return false;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        stream.Position = mark.Position;
        Span<byte> head = stackalloc byte[RedoLine.HeadLength + 1];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && RedoLine.IsHeadOf(head, mark.Sha256);
    }

    private async Task<RedoMark> AppendAsync(LedgerTransaction transaction, RedoMark last, CancellationToken cancellationToken)
    {
        using var line = await RedoLine.BuildAsync(last.Sha256, time.GetUtcNow(), Migrator.Latest, async writer =>
        {
            var selections = transaction.Touched.Selections().ToDictionary(s => s.Table, s => s.Where);
            foreach (var table in RedoTable.All)
            {
                if (transaction.Touched.FindWritten(table) is { } written)
                    RedoRows.Write(writer, table, written);
                // Behind what was written: it may have moved since.
                if (selections.TryGetValue(table, out var where))
                {
                    await using var rows = await RowsAsync(transaction, table, where, cancellationToken);
                    await rows.WriteAsync(writer, int.MaxValue, cancellationToken);
                }
            }
        });
        // Behind the file of the last commit there may be one whose transaction never did.
        var number = last.File;
        while (File.Exists(files.PathOf(number + 1)))
            number++;
        if (new FileInfo(files.PathOf(number)).Length >= FileBytes)
            number++;
        var path = files.PathOf(number);
        var isNew = !File.Exists(path);
        await using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var before = stream.Length;
        try
        {
            // What a broken-off attempt left is a line of its own.
            var needsEnd = await EndsWithinALineAsync(stream, cancellationToken);
            // At once, and in this thread, which waits for the disk anyway.
            RandomAccess.Write(stream.SafeFileHandle, needsEnd ? ["\n"u8.ToArray(), .. line.Pieces] : line.Pieces, before);
            stream.Flush(flushToDisk: true);
            if (isNew)
                FolderFlush.Flush(files.Folder);
            return new RedoMark(number, before + (needsEnd ? 1 : 0), line.Sha256);
        }
        catch (IOException)
        {
            // A full disk keeps no half of a line.
            stream.SetLength(before);
            throw;
        }
    }

    private static async Task<bool> EndsWithinALineAsync(FileStream stream, CancellationToken cancellationToken)
    {
        if (stream.Length == 0)
            return false;
        stream.Position = stream.Length - 1;
        var last = new byte[1];
        await stream.ReadExactlyAsync(last, cancellationToken);
        return last[0] != '\n';
    }

    // It is there whole or not at all.
    private async Task<RedoMark> WriteAllAsync(LedgerTransaction transaction, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(files.Folder);
        var number = files.Numbers() is [.., var latest] ? latest + 1 : 1;
        var path = files.PathOf(number);
        var part = path + ".part";
        RedoMark? last = null;
        await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            foreach (var table in RedoTable.All)
            {
                await using var rows = await RowsAsync(transaction, table, "", cancellationToken);
                do
                {
                    using var line = await RedoLine.BuildAsync(
                        last?.Sha256, time.GetUtcNow(), Migrator.Latest, writer => rows.WriteAsync(writer, table.IsWhole ? int.MaxValue : RowsOfALine, cancellationToken));
                    last = new RedoMark(number, stream.Position, line.Sha256);
                    foreach (var piece in line.Pieces)
                        await stream.WriteAsync(piece, cancellationToken);
                }
                while (rows.HasMore);
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: false);
        FolderFlush.Flush(files.Folder);
        return last!;
    }

    private async Task<RedoRows> RowsAsync(LedgerTransaction transaction, RedoTable table, string where, CancellationToken cancellationToken)
    {
        if (!_columns.TryGetValue(table.Name, out var columns))
        {
            await using var none = await transaction.ReadAsync($"select * from {table.Name} where 1 = 0", null, cancellationToken);
            columns = [.. Enumerable.Range(0, none.FieldCount).Select(none.GetName)];
            _columns.Add(table.Name, columns);
        }

        return await RedoRows.OpenAsync(transaction, table, columns, where, cancellationToken);
    }
}

using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Ledger.Redo;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// A transaction that several books share: what one has written the others read. Statements that it has prepared are kept to its end, however
/// many submissions are recorded in it.
/// </summary>
internal sealed class LedgerTransaction(DbConnection connection, DbTransaction transaction, SqlWords words)
    : LedgerConnection(connection, transaction, words, isOwned: false), ILedgerAccess
{
    // Enough that a statement's own cost is little, and that what it holds is small.
    private const int LinesAtOnce = 2_000;

    private static readonly JsonSerializerOptions LinesOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, PreparedCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>What has been written in it so far.</summary>
    public TouchedRows Touched { get; } = new();

    /// <summary>A prepared statement of this transaction, which disposes of it.</summary>
    public PreparedCommand Prepared(string sql, params ReadOnlySpan<string> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
            _prepared.Add(sql, command = Prepare(sql, parameters));
        return command;
    }

    /// <summary>Runs a statement over many lines of values, a few thousand at once: rows one by one cost a call each, and with a server a journey each.</summary>
    /// <param name="into">What is written into, and the rest of the statement up to its <c>select</c>.</param>
    /// <param name="columns">What the statement selects of a line: <c>value -&gt;&gt; 0</c> is its first value.</param>
    /// <param name="then">What follows, as <c>on conflict ... returning ...</c>; empty for nothing.</param>
    /// <param name="lines">Texts, whole numbers and nulls.</param>
    /// <param name="returned">Is given each row that comes back.</param>
    public async Task<int> InsertLinesAsync(
        string into, string columns, string then, IEnumerable<object?[]> lines, Action<DbDataReader>? returned, CancellationToken cancellationToken)
    {
        // "where true": without it SQLite takes "on" for the join's.
        var command = Prepared($"insert into {into} select {columns} from {Words.LinesOf("@lines")} where true {then}", "lines");
        var count = 0;
        foreach (var chunk in lines.Chunk(LinesAtOnce))
        {
            await using var reader = await command.ReadAsync(cancellationToken, JsonSerializer.Serialize(chunk, LinesOptions));
            while (await reader.ReadAsync(cancellationToken))
                returned?.Invoke(reader);
            count += chunk.Length;
        }

        return count;
    }

    public ValueTask<LedgerConnection> ConnectAsync(CancellationToken cancellationToken) => new(this);

    public Task<T> WriteAsync<T>(Func<LedgerTransaction, Task<T>> step, CancellationToken cancellationToken) => step(this);

    /// <summary>Gives the statements back.</summary>
    public async ValueTask CloseAsync()
    {
        foreach (var command in _prepared.Values)
            await command.DisposeAsync();
        _prepared.Clear();
        await DisposeAsync();
    }
}

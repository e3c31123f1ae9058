using System.Data.Common;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Ledger.Redo;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// A transaction that several books share: what one has written the others read. Statements that it has prepared are kept to its end, however
/// many submissions are recorded in it.
/// </summary>
internal sealed class LedgerTransaction(DbConnection connection, DbTransaction transaction, ILedgerDialect dialect)
    : LedgerConnection(connection, transaction, dialect.Words, isOwned: false), ILedgerAccess
{
    private readonly Dictionary<string, PreparedCommand> _prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Columns, string Then), IRowWriter> _writers = [];

    /// <summary>What has been written in it so far.</summary>
    public TouchedRows Touched { get; } = new();

    /// <summary>A prepared statement of this transaction, which disposes of it.</summary>
    public PreparedCommand Prepared(string sql, params ReadOnlySpan<string> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
            _prepared.Add(sql, command = Prepare(sql, parameters));
        return command;
    }

    /// <summary>Puts rows into a table as they will stand after the transaction. The redo journal has them from here, and need not read them.</summary>
    /// <param name="columns">All that have a value; the same for all rows of the table.</param>
    /// <param name="then">What follows the rows, as <c>on conflict ...</c>; empty for nothing.</param>
    /// <param name="rows">As <see cref="IRowWriter"/> takes them.</param>
    public Task<int> AddRowsAsync(RedoTable table, IReadOnlyList<string> columns, string then, IEnumerable<LedgerValue[]> rows, CancellationToken cancellationToken)
    {
        var written = Touched.WrittenOf(table, columns);
        return PutRowsAsync(table.Name, columns, then, rows.Select(Noted), cancellationToken);

        LedgerValue[] Noted(LedgerValue[] row)
        {
            written.Add(row);
            return row;
        }
    }

    /// <summary>Puts many rows into a table, by one statement and few journeys.</summary>
    /// <param name="then">What follows the rows, as <c>on conflict ...</c>; empty for nothing.</param>
    /// <param name="rows">As <see cref="IRowWriter"/> takes them.</param>
    public async Task<int> PutRowsAsync(string table, IReadOnlyList<string> columns, string then, IEnumerable<LedgerValue[]> rows, CancellationToken cancellationToken)
    {
        var statement = (table, string.Join(", ", columns), then);
        if (!_writers.TryGetValue(statement, out var writer))
            _writers.Add(statement, writer = await dialect.PrepareRowsAsync(Connection, Transaction, table, columns, then, cancellationToken));
        return await writer.WriteAsync(rows, cancellationToken);
    }

    public ValueTask<LedgerConnection> ConnectAsync(CancellationToken cancellationToken) => new(this);

    public Task<T> WriteAsync<T>(Func<LedgerTransaction, Task<T>> step, CancellationToken cancellationToken) => step(this);

    /// <summary>Gives the statements back.</summary>
    public async ValueTask CloseAsync()
    {
        foreach (var command in _prepared.Values)
            await command.DisposeAsync();
        _prepared.Clear();
        foreach (var writer in _writers.Values)
            await writer.DisposeAsync();
        _writers.Clear();
        Touched.Dispose();
        await DisposeAsync();
    }
}

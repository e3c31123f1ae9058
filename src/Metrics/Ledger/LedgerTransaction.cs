using System.Data.Common;
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

    public ValueTask<LedgerConnection> ConnectAsync(CancellationToken cancellationToken) => new(this);

    public Task<T> WriteAsync<T>(Func<LedgerTransaction, Task<T>> step, CancellationToken cancellationToken) => step(this);

    /// <summary>Gives the statements back.</summary>
    public async ValueTask CloseAsync()
    {
        foreach (var command in _prepared.Values)
            await command.DisposeAsync();
        _prepared.Clear();
    }
}

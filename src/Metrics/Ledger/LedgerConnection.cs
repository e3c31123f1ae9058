using System.Data.Common;
using Dapper;
using IndicatorPipeline.Metrics.Ledger.Databases;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A connection to the ledger's database, with the transaction that its statements are part of, if any.</summary>
internal class LedgerConnection(DbConnection connection, DbTransaction? transaction, SqlWords words, bool isOwned) : IAsyncDisposable
{
    // Dapper disposes of a command with its reader only where that is done synchronously: the others would be left to the finalizer, which
    // waits for the connection with each.
    private readonly List<(DbDataReader Reader, DbCommand Command)> _read = [];

    /// <summary>What this database has words of its own for.</summary>
    public SqlWords Words => words;

    protected DbConnection Connection => connection;

    protected DbTransaction? Transaction => transaction;

    public Task<IEnumerable<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        connection.QueryAsync<T>(Define(sql, parameters, cancellationToken));

    /// <summary>The only row, or null.</summary>
    public Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<T>(Define(sql, parameters, cancellationToken));

    public Task<T?> ScalarAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<T>(Define(sql, parameters, cancellationToken));

    public async Task<DbDataReader> ReadAsync(string sql, object? parameters, CancellationToken cancellationToken)
    {
        await GiveBackAsync();
        var reader = await connection.ExecuteReaderAsync(Define(sql, parameters, cancellationToken));
        if (reader is IWrappedDataReader { Command: DbCommand command })
            _read.Add((reader, command));
        return reader;
    }

    /// <summary>Runs a statement; the number of rows that it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Define(sql, parameters, cancellationToken));

    /// <summary>A statement that is run many times with other values each time.</summary>
    /// <param name="parameters">The names of the parameters, in the order in which their values will be given.</param>
    public PreparedCommand Prepare(string sql, params ReadOnlySpan<string> parameters) => new(connection, transaction, sql, parameters);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await GiveBackAsync();
        if (isOwned)
            await connection.DisposeAsync();
    }

    // What has been read to its end. Of a transaction several books read at once.
    private async ValueTask GiveBackAsync()
    {
        for (var i = _read.Count - 1; i >= 0; i--)
        {
            if (!_read[i].Reader.IsClosed)
                continue;
            await _read[i].Command.DisposeAsync();
            _read.RemoveAt(i);
        }
    }

    private CommandDefinition Define(string sql, object? parameters, CancellationToken cancellationToken) =>
        new(sql, parameters, transaction, cancellationToken: cancellationToken);
}

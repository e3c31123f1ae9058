using System.Data.Common;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A statement that is run many times with other values each time.</summary>
internal sealed class PreparedCommand : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly DbParameter[] _parameters;

    /// <param name="parameters">The names of the parameters, in the order in which their values will be given.</param>
    public PreparedCommand(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<string> parameters)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = sql;
        _parameters = new DbParameter[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            _parameters[i] = _command.CreateParameter();
            // With the mark it is found at the first try; without, SQLite is asked for each mark that there is, for each row.
            _parameters[i].ParameterName = "@" + parameters[i];
            _command.Parameters.Add(_parameters[i]);
        }
    }

    public Task<int> ExecuteAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs a statement that returns a row's number.</summary>
    public Task<long> ExecuteIdAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return ScalarAsync(cancellationToken);
    }

    public Task<DbDataReader> ReadAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReaderAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private async Task<long> ScalarAsync(CancellationToken cancellationToken) => (long)(await _command.ExecuteScalarAsync(cancellationToken))!;

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            _parameters[i].Value = values[i] ?? DBNull.Value;
    }
}

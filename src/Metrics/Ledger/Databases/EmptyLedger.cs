using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>A ledger in which nothing is, and of which nothing is on any disk: what is read where none has been made. Not thread-safe.</summary>
internal sealed class EmptyLedger : IDisposable
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = $"empty-{Guid.NewGuid():N}",
        Mode = SqliteOpenMode.Memory,
        Cache = SqliteCacheMode.Shared,
    }.ToString();

    private SqliteConnection? _kept;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_kept is null)
        {
            // It lives as long as one connection to it does.
            _kept = new SqliteConnection(_connectionString);
            await _kept.OpenAsync(cancellationToken);
            SqliteDialect.Migrate(_connectionString, "in memory");
        }

        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public void Dispose()
    {
        if (_kept is null)
            return;
        SqliteConnection.ClearPool(_kept);
        _kept.Dispose();
    }
}

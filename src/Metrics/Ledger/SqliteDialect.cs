using System.Data;
using System.Data.Common;
using System.Globalization;
using DbUp;
using Microsoft.Data.Sqlite;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>All that is SQLite's own: opening, settings, the column of running numbers, migrating. The rest of the ledger's SQL is common.</summary>
internal sealed class SqliteDialect : IDisposable
{
    private readonly string _file;
    private readonly string _connectionString;
    private readonly string _settings;
    private readonly string _emptyConnectionString;
    private SqliteConnection? _empty;

    public SqliteDialect(LedgerOptions options)
    {
        _file = Path.GetFullPath(options.File);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = _file,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        }.ToString();
        _emptyConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = $"empty-{Guid.NewGuid():N}",
            Mode = SqliteOpenMode.Memory,
            Cache = SqliteCacheMode.Shared,
        }.ToString();
        // FULL: an acknowledged submission outlives a power cut. The server's own wait is finer than the client's, which sleeps 150 ms.
        _settings = string.Create(CultureInfo.InvariantCulture, $"pragma synchronous = full; pragma busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds};");
    }

    /// <summary>Whether there is a file.</summary>
    public bool Exists => File.Exists(_file);

    /// <summary>Makes the file if there is none and brings its schema up to date. Safe from several processes at once.</summary>
    /// <exception cref="LedgerException">It is no ledger, or one of a newer version of the program.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        try
        {
            await UseWriteAheadLogAsync(cancellationToken);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            throw new LedgerException($"{_file} is no ledger, or it is damaged.", e);
        }

        Migrate(_connectionString);
    }

    /// <summary>A connection to a ledger in which nothing is, and of which nothing is on the disk. Not thread-safe.</summary>
    public async Task<DbConnection> OpenEmptyAsync(CancellationToken cancellationToken)
    {
        if (_empty is null)
        {
            // It lives as long as one connection to it does.
            _empty = new SqliteConnection(_emptyConnectionString);
            await _empty.OpenAsync(cancellationToken);
            Migrate(_emptyConnectionString);
        }

        var connection = new SqliteConnection(_emptyConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = _settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A transaction that holds the write lock from its beginning: it never has to be given up halfway because another one wrote.</summary>
    public async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);

    /// <summary>Closes the file: connections are pooled, and the last one to close tidies up the write-ahead log.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        if (_empty is null)
            return;
        SqliteConnection.ClearPool(_empty);
        _empty.Dispose();
    }

    // Readers and the one writer do not wait for each other. It is kept in the file.
    private async Task UseWriteAheadLogAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private void Migrate(string connectionString)
    {
        // One transaction around looking and migrating, begun by taking the write lock: of two processes the second finds nothing to do.
        var engine = DeployChanges.To.SqliteDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(typeof(SqliteDialect).Assembly, static name => name.StartsWith("Ledger.Migrations.", StringComparison.Ordinal))
            .WithVariable("identity", "integer primary key")
            .WithTransaction()
            .LogToNowhere()
            .Build();
        var unknown = engine.GetExecutedButNotDiscoveredScripts();
        if (unknown.Count > 0)
            throw new LedgerException($"The ledger {_file} was written by a newer version of the program: it has {string.Join(", ", unknown)}.");
        if (!engine.IsUpgradeRequired())
            return;
        var result = engine.PerformUpgrade();
        if (!result.Successful)
            throw new LedgerException($"The ledger {_file} could not be brought up to date.", result.Error);
    }
}

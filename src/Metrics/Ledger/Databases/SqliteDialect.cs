using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using DbUp;
using IndicatorPipeline.Metrics.Files;
using Microsoft.Data.Sqlite;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>SQLite: a file on a local disk.</summary>
internal sealed class SqliteDialect : ILedgerDialect
{
    private const int MostDamage = 20;

    // Who reads at once; each holds its cache.
    private static readonly int MostIdle = Environment.ProcessorCount + 1;

    // In KiB, taken as far as it is needed.
    private const int CacheSize = 32_768;

    // It copies a ledger of some gigabytes first.
    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(10);

    // The names of what belongs to a ledger's file while it is in use.
    private static readonly string[] Endings = ["", "-wal", "-shm", "-journal"];

    private readonly LedgerOptions _options;
    private readonly string _file;
    private readonly string _connectionString;
    private readonly string _settings;
    private readonly ConcurrentBag<KeptSession> _idle = [];
    private int _generation;

    public SqliteDialect(LedgerOptions options)
    {
        _options = options;
        _file = Path.GetFullPath(options.File);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = _file,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        }.ToString();
        // FULL: an acknowledged submission outlives a power cut. The server's own wait is finer than the client's, which sleeps 150 ms. A transaction that
        // does not fit into the cache writes its pages several times.
        _settings = string.Create(
            CultureInfo.InvariantCulture,
            $"pragma synchronous = full; pragma cache_size = -{CacheSize}; pragma busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds};");
    }

    /// <summary>Whether a copy of the ledger as it was is kept beside it when its schema is brought up to date.</summary>
    private bool KeepsOlder { get; init; } = true;

    public SqlWords Words => SqlWords.Sqlite;

    // Of nothing at all SQLite would make a new one.
    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(new FileInfo(_file) is { Exists: true, Length: > 0 });

    public async Task MigrateAsync(CancellationToken cancellationToken, string? through = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        try
        {
            await UseWriteAheadLogAsync(cancellationToken);
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            throw new LedgerException($"{_file} is no ledger, or it is damaged.", e);
        }

        if (CompareSchema(through) is { Missing: [], Unknown: [] })
            return;
        // Of several processes one migrates, and the others find nothing to do: none of them meets with what another one is making.
        await using var held = await this.HoldAsync("migration", LongestMigration, cancellationToken)
            ?? throw new TimeoutException($"Another process has been bringing the ledger {_file} up to date for {LongestMigration}.");
        Migrator.Run(DeployChanges.To.SqliteDatabase(_connectionString), Words, _file, through, KeepsOlder ? KeepOlder : null);
    }

    /// <param name="location">Where it is, for messages.</param>
    public static void Migrate(string connectionString, string location) => Migrator.Run(DeployChanges.To.SqliteDatabase(connectionString), SqlWords.Sqlite, location);

    public LedgerSchema CompareSchema(string? through = null) => Migrator.Compare(DeployChanges.To.SqliteDatabase(_connectionString), Words, through);

    public async Task<IReadOnlyList<string>> FindDamageAsync(ExaminationScope scope, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"pragma {(scope == ExaminationScope.Everything ? "integrity_check" : "quick_check")}({MostDamage})");
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var lines = new List<string>();
            while (await reader.ReadAsync(cancellationToken))
                lines.Add(reader.GetString(0));
            return lines is ["ok"] ? [] : lines;
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            return [e.Message];
        }
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        new KeptConnection(_idle.TryTake(out var idle) ? idle : new KeptSession(await ConnectAsync(cancellationToken), Volatile.Read(ref _generation)), GiveBack);

    // One that is in the midst of something, and one of a file that has been closed meanwhile, comes to its end.
    private void GiveBack(KeptSession session)
    {
        if (session.IsAtRest && session.Generation == Volatile.Read(ref _generation) && _idle.Count < MostIdle)
            _idle.Add(session);
        else
            session.Dispose();
        // The file was closed just now.
        if (session.Generation != Volatile.Read(ref _generation))
            CloseIdle();
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var idle))
            idle.Dispose();
    }

    private async Task<SqliteConnection> ConnectAsync(CancellationToken cancellationToken)
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

    // A file beside the ledger's, held open.
    public Task<IAsyncDisposable?> TryHoldAsync(string name, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(_file)!;
        Directory.CreateDirectory(folder);
        return Task.FromResult<IAsyncDisposable?>(FileLock.TryTake(Path.Combine(folder, name + ".lock")));
    }

    public Task<IRowWriter> PrepareRowsAsync(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, string then, CancellationToken cancellationToken) =>
        Task.FromResult<IRowWriter>(new SqliteRowWriter(((KeptConnection)connection).Session.Connection, table, columns, then));

    // By the statement and not by the library's online backup, which begins anew whenever somebody writes.
    public async Task CopyToAsync(string file, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "vacuum into @file";
        command.Parameters.Add(new SqliteParameter("@file", file));
        await command.ExecuteNonQueryAsync(cancellationToken);
        FlushCopy(file);
    }

    public Task<ILedgerDialect> BeginAnotherAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetDirectoryName(_file)!, "rebuilding");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Task.FromResult<ILedgerDialect>(new SqliteDialect(new LedgerOptions { Directory = folder, BusyTimeout = _options.BusyTimeout }) { KeepsOlder = false });
    }

    public Task<string?> GiveWayAsync(ILedgerDialect other, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var another = (SqliteDialect)other;
        another.Dispose();
        Dispose();
        var folder = Path.GetDirectoryName(_file)!;
        var keeps = File.Exists(_file);
        var aside = PutAside(moment);
        File.Move(another._file, _file);
        FolderFlush.Flush(folder);
        Directory.Delete(Path.GetDirectoryName(another._file)!, recursive: true);
        return Task.FromResult(keeps ? aside : null);
    }

    public void PutRemainsAside(DateTimeOffset moment) => PutAside(moment);

    // The number after the highest is the next one.
    public Task GoOnCountingAsync(LedgerConnection connection, IEnumerable<string> tables, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);

    /// <summary>Closes the file: connections are kept, and the last one to close tidies up the write-ahead log.</summary>
    public void Dispose()
    {
        Interlocked.Increment(ref _generation);
        CloseIdle();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private string PutAside(DateTimeOffset moment)
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{_file}.{moment.UtcDateTime:yyyyMMdd'T'HHmmss.fff'Z'}.aside");
        foreach (var ending in Endings.Where(e => File.Exists(_file + e)))
            File.Move(_file + ending, aside + ending);
        return aside;
    }

    private static bool IsDamage(SqliteException fault) => fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT;

    private string OlderName(string next) => $"{_file}.before-{next}";

    private void KeepOlder(string next)
    {
        var (part, kept) = (OlderName(next) + ".part", OlderName(next));
        File.Delete(part);
        using (var connection = new SqliteConnection(_connectionString))
            connection.Execute("vacuum into @part", new { part });
        FlushCopy(part);
        File.Move(part, kept, overwrite: true);
        FolderFlush.Flush(Path.GetDirectoryName(part)!);
        // Only that of the last upgrade: each is as large as the ledger.
        foreach (var older in Directory.EnumerateFiles(Path.GetDirectoryName(kept)!, Path.GetFileName(OlderName("*"))).Where(f => f != kept))
            File.Delete(older);
    }

    private static void FlushCopy(string file)
    {
        using var copy = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        copy.Flush(flushToDisk: true);
    }

    // Readers and the one writer do not wait for each other. It is kept in the file.
    private async Task UseWriteAheadLogAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

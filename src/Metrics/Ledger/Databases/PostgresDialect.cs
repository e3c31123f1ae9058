using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using System.Globalization;
using DbUp;
using Npgsql;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>PostgreSQL: a schema of a database that several workers share.</summary>
internal sealed class PostgresDialect : ILedgerDialect
{
    private const string Journal = "schemaversions";
    private const int LongestName = 63;
    // How much later than the server, which ends a wait for a lock, the client gives up.
    private const int SecondsForTheServersWord = 10;
    // What goes over every row takes longer on a large ledger than one statement otherwise may.
    private static readonly TimeSpan LongestMigration = TimeSpan.FromHours(1);

    // References that the server does not look up for each row (170_references.sql).
    private static readonly (string Table, string Column, string Other)[] Unwatched =
        [("data_point", "group_id", "series_group"), ("observation", "point_id", "data_point"), ("observation", "submission_id", "submission")];

    private readonly LedgerOptions _options;
    private readonly string _connectionString;
    private readonly NpgsqlDataSource _source;
    private readonly string _takeTheWriteLock;
    private readonly ConcurrentDictionary<(string Table, string Columns), ImmutableArray<bool>> _areNumbers = new();

    private readonly bool _keepsOlder;

    /// <param name="keepsOlder">Whether a copy of the ledger as it was is kept beside it when its schema is brought up to date.</param>
    public PostgresDialect(LedgerOptions options, bool keepsOlder = true)
    {
        _options = options;
        _keepsOlder = keepsOlder;
        _connectionString = new NpgsqlConnectionStringBuilder(options.ConnectionStringWithin)
        {
            // The statements of the books are few and come again; the server need not plan them anew.
            MaxAutoPrepare = 100,
        }.ToString();
        _source = NpgsqlDataSource.Create(_connectionString);
        // It falls with its transaction, and with its connection where the process ends: no row is left behind that says who holds it.
        _takeTheWriteLock = string.Create(
            CultureInfo.InvariantCulture,
            $"set local lock_timeout = {(long)options.BusyTimeout.TotalMilliseconds}; select pg_advisory_xact_lock({KeyOf("write")})");
    }

    public SqlWords Words => SqlWords.Postgres;

    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await ScalarAsync(connection, $"select to_regclass('{_options.Schema}.{Journal}') is not null", cancellationToken) is true;
    }

    public async Task MigrateAsync(CancellationToken cancellationToken, string? through = null)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = await BeginWriteAsync(connection, cancellationToken);
        // Who may not make schemas is given one.
        if (await ScalarAsync(connection, $"select to_regnamespace('{_options.Schema}') is null", cancellationToken) is true)
            await ScalarAsync(connection, $"create schema {_options.Schema}", cancellationToken);
        // The migrations have a connection of their own, which must find the schema; the lock is held over both.
        await transaction.CommitAsync(cancellationToken);
        await using var held = await BeginWriteAsync(connection, cancellationToken);
        if (_keepsOlder)
            await KeepOlderAsync(connection, through, cancellationToken);
        Migrator.Run(
            DeployChanges.To.PostgresqlDatabase(_connectionString, _options.Schema).WithExecutionTimeout(LongestMigration), SqlWords.Postgres, _options.Location, through);
    }

    public LedgerSchema CompareSchema(string? through = null) => Migrator.Compare(DeployChanges.To.PostgresqlDatabase(_connectionString, _options.Schema), Words, through);

    // The server watches over its own pages.
    public async Task<IReadOnlyList<string>> FindDamageAsync(ExaminationScope scope, CancellationToken cancellationToken)
    {
        if (scope != ExaminationScope.Everything)
            return [];
        await using var connection = await OpenAsync(cancellationToken);
        var damage = new List<string>();
        foreach (var (table, column, other) in Unwatched)
        {
            await using var command = connection.CreateCommand();
            // As long as a ledger takes.
            command.CommandTimeout = 0;
            command.CommandText = $"select count(*) from {table} t where not exists (select 1 from {other} o where o.id = t.{column})";
            var lost = await command.ExecuteScalarAsync(cancellationToken);
            if (lost is not 0L)
                damage.Add(string.Create(CultureInfo.InvariantCulture, $"{lost} rows of {table} have a {column} that is not in {other}."));
        }

        return damage;
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await _source.OpenConnectionAsync(cancellationToken);

    // The lock is its connection's, so the connection is held with it.
    public async Task<IAsyncDisposable?> TryHoldAsync(string name, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await ScalarAsync(connection, $"select pg_try_advisory_lock({KeyOf(name)})", cancellationToken) is true)
                return new HeldLock(connection, $"select pg_advisory_unlock({KeyOf(name)})");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async Task<IRowWriter> PrepareRowsAsync(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, string then, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", columns);
        if (!_areNumbers.TryGetValue((table, names), out var areNumbers))
        {
            // An array says of what it is, also where all of it is null: the table is asked.
            await using var command = new NpgsqlCommand($"select {names} from {table} where false", (NpgsqlConnection)connection, (NpgsqlTransaction?)transaction);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            areNumbers = [.. columns.Select((_, i) => reader.GetFieldType(i) != typeof(string))];
            _areNumbers[(table, names)] = areNumbers;
        }

        return new PostgresRowWriter(connection, transaction, table, columns, areNumbers, then);
    }

    public Task CopyToAsync(string file, CancellationToken cancellationToken) => throw new NotSupportedException("A ledger in PostgreSQL is backed up by pg_dump.");

    public async Task<ILedgerDialect> BeginAnotherAsync(CancellationToken cancellationToken)
    {
        var schema = NameBeside("_rebuilding");
        await using var connection = await OpenAsync(cancellationToken);
        await ScalarAsync(connection, $"set client_min_messages = warning; drop schema if exists {schema} cascade", cancellationToken);
        return new PostgresDialect(OptionsOf(schema), keepsOlder: false);
    }

    public async Task<string?> GiveWayAsync(ILedgerDialect other, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var another = (PostgresDialect)other;
        var aside = NameBeside(string.Create(CultureInfo.InvariantCulture, $"_{moment.UtcDateTime:yyyyMMdd't'HHmmssfff}"));
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = await BeginWriteAsync(connection, cancellationToken);
        var keeps = await ScalarAsync(connection, $"select to_regnamespace('{_options.Schema}') is not null", cancellationToken) is true;
        if (keeps)
            await ScalarAsync(connection, $"alter schema {_options.Schema} rename to {aside}", cancellationToken);
        await ScalarAsync(connection, $"alter schema {another._options.Schema} rename to {_options.Schema}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return keeps ? aside : null;
    }

    // A schema leaves nothing.
    public void PutRemainsAside(DateTimeOffset moment)
    {
    }

    public async Task GoOnCountingAsync(LedgerConnection connection, IEnumerable<string> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
        {
            await connection.ScalarAsync<long?>(
                $"select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table})) where exists (select 1 from {table})", null, cancellationToken);
        }
    }

    public async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // Each statement sees what was committed before it, and no one else writes.
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(_takeTheWriteLock, (NpgsqlConnection)connection, (NpgsqlTransaction)transaction)
            {
                CommandTimeout = (int)Math.Ceiling(_options.BusyTimeout.TotalSeconds) + SecondsForTheServersWord,
            };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _source.Dispose();

    // Of the migrations' own connection the server would let none change what a reader holds: the copy is made, and its transaction ended, before they begin.
    private async Task KeepOlderAsync(DbConnection connection, string? through, CancellationToken cancellationToken)
    {
        if (CompareSchema(through) is not { Unknown: [], Missing: [var next, ..] }
            || await ScalarAsync(connection, $"select to_regclass('{_options.Schema}.{Journal}') is not null", cancellationToken) is not true
            || await ScalarAsync(connection, $"select max(scriptname) from {_options.Schema}.{Journal}", cancellationToken) is not string last
            || await ScalarAsync(connection, "select has_database_privilege(current_database(), 'create')", cancellationToken) is not true)
        {
            return;
        }

        var (making, older) = (NameBeside("_keeping"), NameBeside($"_before_{Migrator.NumberOf(next)}"));
        await using var beside = await _source.OpenConnectionAsync(cancellationToken);
        await ScalarAsync(beside, $"set client_min_messages = warning; drop schema if exists {making} cascade", cancellationToken);
        // By the migrations that the ledger has had: an earlier version of the program finds what it has made itself.
        using (var copy = new PostgresDialect(OptionsOf(making), keepsOlder: false))
            await copy.MigrateAsync(cancellationToken, last);
        await using var transaction = await beside.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var command = beside.CreateCommand();
        // As long as a ledger takes.
        command.CommandTimeout = 0;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $$"""
            do $copy$
            declare
                one record;
            begin
                -- In the order in which they were made, each after those that it refers to; what the migrations put in is in the ledger too.
                for one in select relname as name from pg_class where relnamespace = '{{making}}'::regnamespace and relkind = 'r' and relname <> '{{Journal}}' order by oid desc loop
                    execute format('delete from {{making}}.%I', one.name);
                end loop;
                for one in select relname as name from pg_class where relnamespace = '{{making}}'::regnamespace and relkind = 'r' and relname <> '{{Journal}}' order by oid loop
                    execute format('insert into {{making}}.%I select * from {{_options.Schema}}.%I', one.name, one.name);
                end loop;
                for one in select table_name as name, column_name as number from information_schema.columns where table_schema = '{{making}}' and is_identity = 'YES' loop
                    execute format('select setval(pg_get_serial_sequence(''{{making}}.%I'', ''%I''), max(%I)) from {{making}}.%I having count(*) > 0', one.name, one.number, one.number, one.name);
                end loop;
                -- Only that of the last upgrade: each is as large as the ledger.
                for one in select nspname as name from pg_namespace where nspname ~ '^{{NameBeside("_before_000")[..^3]}}[0-9]{3}$' loop
                    execute format('drop schema %I cascade', one.name);
                end loop;
            end $copy$;
            alter schema {{making}} rename to {{older}};
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private LedgerOptions OptionsOf(string schema) => new() { Kind = LedgerKind.Postgres, ConnectionString = _options.ConnectionString, Schema = schema, BusyTimeout = _options.BusyTimeout };

    // The server cuts longer names off, where they differ.
    private string NameBeside(string ending) => _options.Schema[..Math.Min(_options.Schema.Length, LongestName - ending.Length)] + ending;

    private string KeyOf(string name) => $"hashtextextended('indicators.{_options.Schema}.{name}', 0)";

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private sealed class HeldLock(NpgsqlConnection connection, string unlock) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
                await ScalarAsync(connection, unlock, CancellationToken.None);
        }
    }
}

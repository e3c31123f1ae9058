using System.Globalization;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>One large submission into a ledger of each kind, and the same number of rows into a bare table of each, in turn.</summary>
internal static class RecordingRun
{
    private const string Table = "create table bare (submission bigint, ordinal bigint, point bigint, measure text, value text, unit text, sheet text, cell text)";

    public static async Task<int> RunAsync(int atMost, int rounds, CancellationToken cancellationToken)
    {
        await using var postgres = await PostgresServer.StartAsync(cancellationToken);
        using var catalog = new TempFolder();
        var reports = new MadeReports(atMost, catalog.Path);
        var record = reports.InOneSubmission();
        for (var round = 0; round < rounds; round++)
        {
            using (var ledger = new TempLedger())
                await MeasureAsync("SQLite: ledger", () => RecordAsync(ledger, record, cancellationToken));
            await MeasureAsync("SQLite: bare rows", () => WriteToSqliteAsync(record, cancellationToken));
            using (var ledger = new TempLedger(postgres))
                await MeasureAsync("PostgreSQL: ledger", () => RecordAsync(ledger, record, cancellationToken));
            await MeasureAsync("PostgreSQL: COPY", () => CopyToPostgresAsync(postgres, record, cancellationToken));
        }

        return 0;

        async Task MeasureAsync(string name, Func<Task> work) => Console.WriteLine($"{name,-20} {(await Measured.OfAsync(work)).Of(reports.Count)}");
    }

    private static async Task RecordAsync(TempLedger ledger, SubmissionRecord record, CancellationToken cancellationToken)
    {
        if (!(await ledger.Ledger.RecordAsync(record, cancellationToken)).IsNew)
            throw new InvalidOperationException("The submission was not recorded.");
    }

    private static async Task WriteToSqliteAsync(SubmissionRecord record, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await using var connection = new SqliteConnection($"Data Source={folder.Combine("bare.db")};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using (var table = new SqliteCommand($"pragma journal_mode = wal; pragma synchronous = full; {Table}", connection))
            await table.ExecuteNonQueryAsync(cancellationToken);
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(cancellationToken);
        await using var insert = new SqliteCommand("insert into bare values (@a, @b, @c, @d, @e, @f, @g, @h)", connection, transaction);
        var parameters = "abcdefgh".Select(name => insert.Parameters.Add($"@{name}", name < 'd' ? SqliteType.Integer : SqliteType.Text)).ToArray();
        for (var i = 0; i < record.Observations.Length; i++)
        {
            var cells = CellsOf(record, i);
            for (var p = 0; p < parameters.Length; p++)
                parameters[p].Value = cells[p];
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task CopyToPostgresAsync(PostgresServer postgres, SubmissionRecord record, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using (var table = source.CreateCommand($"drop table if exists bare; {Table}"))
            await table.ExecuteNonQueryAsync(cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync("copy bare from stdin (format binary)", cancellationToken);
        for (var i = 0; i < record.Observations.Length; i++)
            await copy.WriteRowAsync(cancellationToken, CellsOf(record, i));
        await copy.CompleteAsync(cancellationToken);
    }

    private static object[] CellsOf(SubmissionRecord record, int ordinal)
    {
        var figure = record.Observations[ordinal];
        return [1L, (long)ordinal, (long)ordinal, "level", figure.Value!.Value.ToString(CultureInfo.InvariantCulture), figure.Unit, figure.Origin.Sheet, figure.Origin.Cell];
    }
}

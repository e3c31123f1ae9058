using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Support;
using Npgsql;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public sealed class AsOfOnPostgresTests(PostgresFixture postgres) : AsOfTests
{
    protected override int Samples => 10;

    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);
}

public sealed class ChangeFeedOnPostgresTests(PostgresFixture postgres) : ChangeFeedTests
{
    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);
}

public sealed class InForceOnPostgresTests(PostgresFixture postgres) : InForceTests
{
    protected override int Samples => 10;

    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);
}

public sealed class OpeningOnPostgresTests(PostgresFixture postgres)
{
    private const string Earlier = "Ledger.Migrations.170_references.sql";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    // What the settings allow one statement is no measure for what waits for another worker, or reads all that there is.
    [Fact]
    public async Task WriterAndExamination_WaitLongerThanAStatementMayTake()
    {
        using var temp = new TempLedger(postgres.Server);
        await temp.Ledger.RecordAsync(SomeReport.Named("a", SomeReport.Figure(1)), _cancellation);
        var impatient = new LedgerOptions { Kind = LedgerKind.Postgres, ConnectionString = $"{temp.Options.ConnectionString};Command Timeout=1", Schema = temp.Options.Schema, Journal = temp.Options.JournalDirectory };
        using var ledger = new ObservationLedger(impatient, TimeProvider.System);
        using var dialect = new PostgresDialect(temp.Options);
        await using var connection = await dialect.OpenAsync(_cancellation);
        await using var writing = await dialect.BeginWriteAsync(connection, _cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "lock table observation in access exclusive mode";
        await command.ExecuteNonQueryAsync(_cancellation);

        var waiting = ledger.RecordAsync(SomeReport.Named("b", SomeReport.Figure(2)), _cancellation);
        var examining = ledger.ExamineAsync(ExaminationScope.Everything, _cancellation);
        await Task.Delay(TimeSpan.FromSeconds(2.5), _cancellation);
        await writing.CommitAsync(_cancellation);

        (await waiting).IsNew.Should().BeTrue();
        (await examining)!.Damage.Should().BeEmpty();
    }

    // Back to the earlier version is to give the copy its name.
    [Fact]
    public async Task LedgerOfAnOlderVersion_IsKeptBesideAsItWas_AndGoesOnFromThere()
    {
        using var temp = new TempLedger(postgres.Server);
        var schema = temp.Options.Schema;
        using (var dialect = new PostgresDialect(temp.Options))
            await dialect.MigrateAsync(_cancellation, Earlier);
        await using var source = NpgsqlDataSource.Create(temp.Options.ConnectionStringWithin);
        await ExecuteAsync(
            source,
            $"""
            create schema {schema}_before_170;
            insert into submission (sha256, file_name, received_at, verdict, catalog_fingerprint) values ('{SomeReport.Sha256("a")}', 'a.xlsx', '2030-01-01T00:00:00.0000000Z', 'accepted', '');
            insert into placement (submission_id, source, target, length, modified_at, state) values (1, 'a', 'b', 1, '', 'done');
            update counter set value = 7;
            """);

        await temp.Ledger.OpenAsync(_cancellation);

        (await ExecuteAsync(source, $"select string_agg(nspname, ' ' order by nspname) from pg_namespace where nspname like '{schema}%'"))
            .Should().Be($"{schema} {schema}_before_180", "one is enough, and nothing half made is left");
        (await ExecuteAsync(source, $"select max(scriptname) from {schema}_before_180.schemaversions")).Should().Be(Earlier);
        (await ExecuteAsync(source, $"select value from {schema}_before_180.counter")).Should().Be(7L);
        foreach (var names in new[] { "select string_agg(conname, ' ' order by conname) from pg_constraint where connamespace = '{0}'::regnamespace", "select string_agg(indexname, ' ' order by indexname) from pg_indexes where schemaname = '{0}' and indexname not in ('projected_series_owed', 'finding_explained')" })
            (await ExecuteAsync(source, names.Replace("{0}", $"{schema}_before_180", StringComparison.Ordinal))).Should().Be(await ExecuteAsync(source, names.Replace("{0}", schema, StringComparison.Ordinal)));

        await ExecuteAsync(source, $"alter schema {schema} rename to {schema}_newer; alter schema {schema}_before_180 rename to {schema}");
        using var again = new ObservationLedger(temp.Options, TimeProvider.System);
        await again.RecordAsync(SomeReport.Named("b", SomeReport.Figure(1m)), _cancellation);
        (await again.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Select(s => s.FileName).Should().BeEquivalentTo(["a.xlsx", "b.xlsx"]);
        (await ExecuteAsync(source, $"select string_agg(nspname, ' ' order by nspname) from pg_namespace where nspname like '{schema}%'"))
            .Should().Be($"{schema} {schema}_before_180 {schema}_newer", "it is kept once more");
    }

    [Fact]
    public async Task LedgerThatIsUpToDateOrNew_IsNotKept()
    {
        using var temp = new TempLedger(postgres.Server);
        await temp.Ledger.OpenAsync(_cancellation);
        using (var again = new ObservationLedger(temp.Options, TimeProvider.System))
            await again.OpenAsync(_cancellation);
        await using var source = NpgsqlDataSource.Create(temp.Options.ConnectionStringWithin);
        (await ExecuteAsync(source, $"select count(*) from pg_namespace where nspname like '{temp.Options.Schema}%'")).Should().Be(1L);
    }

    private async Task<object?> ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(_cancellation);
    }
}

public sealed class PlacementOnPostgresTests(PostgresFixture postgres) : PlacementTests
{
    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);
}

public sealed class ReadingOnPostgresTests(PostgresFixture postgres) : ReadingTests
{
    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);
}

public sealed class RebuildOnPostgresTests(PostgresFixture postgres) : RebuildTests
{
    protected override int Samples => 3;

    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);

    [Fact]
    public async Task JournalOfALedgerInAFile_MakesOneInAServer()
    {
        using var file = new TempLedger();
        using var server = NewLedger();
        await LiveAsync(file.Ledger, new Random(4));
        server.Options.Journal = file.Options.JournalDirectory;
        (await new LedgerRebuild(server.Options, TimeProvider.System).RunAsync(null, Cancellation))!.Aside.Should().BeNull();
        (await DumpAsync(server.Ledger)).Should().Equal(await DumpAsync(file.Ledger));
    }
}

public sealed class RecordingOnPostgresTests(PostgresFixture postgres) : RecordingTests
{
    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);

    [Theory]
    [InlineData("delete from submission_event; delete from submission", "*observation*submission_id*")]
    [InlineData("delete from data_point", "*observation*point_id*")]
    [InlineData("delete from series_group", "*data_point*group_id*")]
    public async Task ReferenceToNothing_IsDamageThatIsFound(string deletion, string message)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var temp = NewLedger();
        await temp.Ledger.RecordAsync(SomeReport.Named("a", SomeReport.Figure(1m)), cancellation);
        (await temp.Ledger.ExamineAsync(ExaminationScope.Everything, cancellation))!.Damage.Should().BeEmpty();
        await using var source = NpgsqlDataSource.Create(temp.Options.ConnectionStringWithin);
        await using (var delete = source.CreateCommand(deletion))
            await delete.ExecuteNonQueryAsync(cancellation);
        (await temp.Ledger.ExamineAsync(ExaminationScope.Everything, cancellation))!.Damage.Should().ContainSingle().Which.Should().Match(message);
    }
}

public sealed class ReleaseOnPostgresTests(PostgresFixture postgres) : ReleaseTests
{
    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);
}

public sealed class SubmissionsOnPostgresTests(PostgresFixture postgres) : SubmissionsTests
{
    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);
}

public sealed class UsersOnPostgresTests(PostgresFixture postgres) : UsersTests
{
    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);
}

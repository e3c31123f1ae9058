using IndicatorPipeline.Metrics.Ledger;
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

using IndicatorPipeline.Support;

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

public sealed class RecordingOnPostgresTests(PostgresFixture postgres) : RecordingTests
{
    protected override TempLedger NewLedger(TimeProvider? time = null) => new(postgres.Server, time);
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

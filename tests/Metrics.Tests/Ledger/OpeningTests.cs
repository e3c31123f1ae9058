using Dapper;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Support;
using Microsoft.Data.Sqlite;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public sealed class OpeningTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenedBySeveralAtOnce_IsMadeOnce()
    {
        using var folder = new TempFolder();
        var options = new LedgerOptions { Directory = folder.Combine("data") };
        // Each has its own connections and knows nothing of the others, as processes do not.
        var ledgers = Enumerable.Range(0, 6).Select(_ => new ObservationLedger(options, TimeProvider.System)).ToList();

        await Task.WhenAll(ledgers.Select((ledger, i) => Task.Run(
            () => ledger.RecordAsync(SomeReport.Named($"report {i}", SomeReport.Figure(i, $"2025-M0{i + 1}")), _cancellation))));

        foreach (var ledger in ledgers)
        {
            (await ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().HaveCount(6);
            ledger.Dispose();
        }
    }

    [Fact]
    public async Task OpenedAgain_HoldsWhatWasRecorded()
    {
        using var folder = new TempFolder();
        var options = new LedgerOptions { Directory = folder.Path };
        using (var before = new ObservationLedger(options, TimeProvider.System))
            await before.RecordAsync(SomeReport.Named("a", SomeReport.Figure(1m)), _cancellation);
        using var after = new ObservationLedger(options, TimeProvider.System);
        (await after.Submissions.FindStandingAsync(SomeReport.Sha256("a"), _cancellation)).Should().NotBeNull();
    }

    [Fact]
    public async Task LostLedger_IsNotReadAsAnEmptyOne()
    {
        using var folder = new TempFolder();
        var options = new LedgerOptions { Directory = folder.Path };
        using (var before = new ObservationLedger(options, TimeProvider.System))
        {
            (await before.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().BeEmpty("none was made yet");
            await before.RecordAsync(SomeReport.Named("a", SomeReport.Figure(1m)), _cancellation);
        }

        foreach (var file in Directory.GetFiles(folder.Path, "ledger.db*"))
            File.Delete(file);

        using var after = new ObservationLedger(options, TimeProvider.System);
        await after.Invoking(l => l.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().ThrowAsync<LedgerException>().WithMessage("*ledger rebuild*");
    }

    [Fact]
    public async Task FileThatIsNoLedger_IsRefused()
    {
        using var temp = new TempLedger();
        await File.WriteAllTextAsync(temp.Options.File, new string('x', 5000), _cancellation);
        await temp.Ledger.Invoking(l => l.OpenAsync(_cancellation)).Should().ThrowAsync<LedgerException>().WithMessage("*no ledger*");
    }

    [Fact]
    public async Task LedgerOfANewerVersion_IsRefused()
    {
        using var temp = new TempLedger();
        await temp.Ledger.OpenAsync(_cancellation);
        await using (var connection = new SqliteConnection($"Data Source={temp.Options.File}"))
            await connection.ExecuteAsync("insert into SchemaVersions (ScriptName, Applied) values ('Ledger.Migrations.999_future.sql', '2030-01-01')");
        using var older = new ObservationLedger(temp.Options, TimeProvider.System);
        await older.Invoking(l => l.OpenAsync(_cancellation)).Should().ThrowAsync<LedgerException>().WithMessage("*newer version*999_future*");
    }

    [Fact]
    public async Task LedgerOfAnOlderVersion_KnowsWhichSeriesAreOwed()
    {
        using var temp = new TempLedger();
        using (var dialect = new SqliteDialect(temp.Options))
            await dialect.MigrateAsync(_cancellation, "Ledger.Migrations.170_references.sql");
        await using (var connection = new SqliteConnection($"Data Source={temp.Options.File}"))
        {
            await connection.ExecuteAsync(
                """
                insert into projected_series (target, kind, indicator, area, item, freq, accumulation, series_key, derivation, is_complete)
                values ('influx', '', 'gdp', 'county', '', 'M', 'ytd', 'economy', '', 1), ('influx', '', 'industry', 'county', '', 'M', 'ytd', 'economy', '', 0)
                """);
        }

        (await new ProjectionBook(temp.Ledger).OwedAsync("influx", _cancellation)).Select(s => s.Source.Indicator).Should().Equal("industry");
    }

    [Fact]
    public async Task ExplainedFindings_AreFoundWithoutReadingTheOthers()
    {
        using var temp = new TempLedger();
        await temp.Ledger.OpenAsync(_cancellation);
        await using var connection = new SqliteConnection($"Data Source={temp.Options.File}");
        var plan = await connection.QueryAsync<(long, long, long, string Detail)>("explain query plan select shown from finding where explanation is not null order by submission_id, ordinal");
        plan.Select(step => step.Detail).Should().ContainSingle().Which.Should().Contain("finding_explained");
    }

    [Fact]
    public async Task LedgerOfAnOlderVersion_IsKeptBesideAsItWas()
    {
        using var temp = new TempLedger();
        var (kept, ofEarlier) = (temp.Options.File + ".before-190_explained_findings", temp.Options.File + ".before-180_owed_series");
        using (var dialect = new SqliteDialect(temp.Options))
            await dialect.MigrateAsync(_cancellation, "Ledger.Migrations.180_owed_series.sql");
        File.Exists(ofEarlier).Should().BeFalse("there was nothing before");
        await File.WriteAllTextAsync(ofEarlier, "of the upgrade before", _cancellation);
        await using (var connection = new SqliteConnection($"Data Source={temp.Options.File}"))
            await connection.ExecuteAsync("insert into console_user (name, role, password_hash, stamp, created_at) values ('王', 'leader', '', '', '2030-01-01')");

        await temp.Ledger.OpenAsync(_cancellation);

        File.Exists(ofEarlier).Should().BeFalse("one is enough");
        await using var copy = new SqliteConnection($"Data Source={kept};Pooling=false");
        (await copy.ExecuteScalarAsync<string>("select max(ScriptName) from SchemaVersions")).Should().Be("Ledger.Migrations.180_owed_series.sql");
        (await copy.ExecuteScalarAsync<string>("select name from console_user")).Should().Be("王");
        Directory.EnumerateFiles(Path.GetDirectoryName(kept)!, "*.part").Should().BeEmpty();
    }

    [Fact]
    public async Task LedgerOfAnOlderVersion_OpenedBySeveralAtOnce_IsBroughtUpToDateAndKeptOnce()
    {
        using var temp = new TempLedger();
        using (var dialect = new SqliteDialect(temp.Options))
            await dialect.MigrateAsync(_cancellation, "Ledger.Migrations.180_owed_series.sql");
        var dialects = Enumerable.Range(0, 6).Select(_ => new SqliteDialect(temp.Options)).ToList();

        await Task.WhenAll(dialects.Select(dialect => Task.Run(() => dialect.MigrateAsync(_cancellation))));

        dialects.Should().AllSatisfy(dialect => dialect.CompareSchema().Missing.Should().BeEmpty());
        dialects.ForEach(dialect => dialect.Dispose());
        await using var copy = new SqliteConnection($"Data Source={temp.Options.File}.before-190_explained_findings;Pooling=false");
        (await copy.ExecuteScalarAsync<string>("select max(ScriptName) from SchemaVersions")).Should().Be("Ledger.Migrations.180_owed_series.sql");
        Directory.EnumerateFiles(temp.Options.Directory, "*.part").Should().BeEmpty();
    }

    [Fact]
    public async Task FaultOnOpening_IsNotRemembered()
    {
        using var temp = new TempLedger();
        Directory.CreateDirectory(temp.Options.File);
        await temp.Ledger.Invoking(l => l.OpenAsync(_cancellation)).Should().ThrowAsync<SqliteException>();
        Directory.Delete(temp.Options.File);
        (await temp.Ledger.Changes.LastSequenceAsync(_cancellation)).Should().Be(0);
    }

    [Fact]
    public async Task ProcessKilledInTheMiddleOfATransaction_LeavesNothingBehind()
    {
        using var temp = new TempLedger();
        await temp.Ledger.RecordAsync(SomeReport.Named("before", SomeReport.Figure(1m)), _cancellation);
        var before = await temp.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation);
        var last = await temp.Ledger.Changes.LastSequenceAsync(_cancellation);
        using var disk = new TempFolder();
        var left = new LedgerOptions { Directory = disk.Path };

        await using (var connection = new SqliteConnection($"Data Source={temp.Options.File};Pooling=False"))
        {
            await connection.OpenAsync(_cancellation);
            // So small a cache spills what is not committed into the log, where a killed process leaves it.
            await connection.ExecuteAsync("pragma cache_size = 2");
            await using var transaction = connection.BeginTransaction();
            await connection.ExecuteAsync(
                """
                update counter set value = value + 4000;
                insert into submission (sha256, file_name, received_at, verdict, catalog_fingerprint)
                with recursive n (i) as (select 1 union all select i + 1 from n where i < 4000)
                select 'half', 'half.xlsx', '2025-01-01T00:00:00.0000000Z', 'accepted', 'c' from n
                """,
                transaction: transaction);
            // What the disk holds at this moment is what the process would leave.
            foreach (var file in Directory.GetFiles(temp.Options.Directory, "ledger.db*").Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
                File.Copy(file, disk.Combine(Path.GetFileName(file)));
        }

        new FileInfo(left.File + "-wal").Length.Should().BeGreaterThan(100_000, "the half of a transaction is on the disk");
        using var restarted = new ObservationLedger(left, TimeProvider.System);
        await restarted.OpenAsync(_cancellation);
        (await restarted.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().Equal(before);
        (await restarted.Changes.LastSequenceAsync(_cancellation)).Should().Be(last);
        (await restarted.RecordAsync(SomeReport.Named("after", SomeReport.Figure(4m)), _cancellation)).IsNew.Should().BeTrue();
    }

    [Fact]
    public async Task Settings_AreThoseOfASystemOfRecord()
    {
        using var temp = new TempLedger();
        await temp.Ledger.OpenAsync(_cancellation);
        using var dialect = new SqliteDialect(temp.Options);
        await using var connection = await dialect.OpenAsync(_cancellation);
        (await connection.ExecuteScalarAsync<string>("pragma journal_mode")).Should().Be("wal");
        (await connection.ExecuteScalarAsync<int>("pragma synchronous")).Should().Be(2, "that is FULL");
        (await connection.ExecuteScalarAsync<int>("pragma foreign_keys")).Should().Be(1);
        (await connection.ExecuteScalarAsync<int>("pragma busy_timeout")).Should().Be(30_000);
    }
}

using System.Globalization;
using System.Text.Json;
using CsCheck;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Ledger.Redo;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;
using Npgsql;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public class RebuildTests : LedgerContract
{
    protected override int Samples => 10;

    protected CancellationToken Cancellation { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public Task LostLedger_IsMadeAgainRowByRow_AndLifeGoesOn() => Gen.Int[0, 1_000_000].SampleAsync(
        async seed =>
        {
            var random = new Random(seed);
            using var temp = NewLedger();
            for (var life = 0; life < 3; life++)
            {
                await LiveAsync(temp.Ledger, random);
                var before = await DumpAsync(temp.Ledger);
                await LoseAsync(temp.Options, random);
                using (var without = new ObservationLedger(temp.Options, TimeProvider.System))
                    await without.Invoking(l => l.Users.RemoveAsync("nobody", Cancellation)).Should().ThrowAsync<LedgerException>("it is not made anew beside its journal");

                var rebuilt = await RebuildAsync(temp.Options);

                using var again = new ObservationLedger(temp.Options, TimeProvider.System);
                var after = await DumpAsync(again);
                after.Should().Equal(before);
                rebuilt.Submissions.Should().Be(before.Count(row => row.StartsWith("submission:", StringComparison.Ordinal)));
                // The next number is the one after the last, as it would have been.
                await LiveAsync(again, random);
            }
        },
        iter: Samples,
        threads: 1);

    [Fact]
    public async Task EntryWhoseTransactionNeverCommitted_IsPassedOver_WhereLifeWentOn()
    {
        using var temp = NewLedger();
        await LiveAsync(temp.Ledger, new Random(1));
        await DieBeforeTheCommitAsync(temp);
        await LiveAsync(temp.Ledger, new Random(2));
        var before = await DumpAsync(temp.Ledger);
        (await DumpOfTheRebuiltAsync(temp.Options)).Should().Equal(before).And.NotContain(row => row.Contains("never", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LastEntryWhoseTransactionNeverCommitted_Counts_WhereTheLedgerIsLostWithIt()
    {
        using var temp = NewLedger();
        await LiveAsync(temp.Ledger, new Random(1));
        var before = await DumpAsync(temp.Ledger);
        await DieBeforeTheCommitAsync(temp);
        (await DumpAsync(temp.Ledger)).Should().Equal(before);
        await LoseAsync(temp.Options, new Random(0));

        await RebuildAsync(temp.Options);

        using var again = new ObservationLedger(temp.Options, TimeProvider.System);
        var after = await DumpAsync(again);
        after.Should().Contain(before.Where(row => !row.StartsWith("counter:", StringComparison.Ordinal))).And.Contain(row => row.Contains("never", StringComparison.Ordinal));
        (await again.Placements.PendingAsync(Cancellation)).Should().Contain(p => p.Intent.Source == "统计局/never.xlsx", "its file lies where it lay, and the move is made now");
    }

    [Fact]
    public async Task HalfALine_IsWhatAKilledProcessLeaves_AndNoHarm()
    {
        using var temp = NewLedger();
        await LiveAsync(temp.Ledger, new Random(1));
        await File.AppendAllTextAsync(JournalFile(temp.Options), "{\"sha256\":\"0123", Cancellation);
        await LiveAsync(temp.Ledger, new Random(2));
        var before = await DumpAsync(temp.Ledger);
        await File.AppendAllTextAsync(JournalFile(temp.Options), "{\"sha256\":\"0123", Cancellation);
        (await DumpOfTheRebuiltAsync(temp.Options)).Should().Equal(before);
    }

    [Fact]
    public async Task DamagedJournal_IsRefusedByItsLine_AndTheLedgerLeftAlone()
    {
        using var temp = NewLedger();
        await LiveAsync(temp.Ledger, new Random(1));
        var before = await DumpAsync(temp.Ledger);
        var lines = await File.ReadAllLinesAsync(JournalFile(temp.Options), Cancellation);
        var middle = Array.FindIndex(lines, lines.Length / 2, line => line.Contains("\"rows\":[[", StringComparison.Ordinal));
        lines[middle] = lines[middle].Replace("\"rows\":[[", "\"rows\":[[ ", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(JournalFile(temp.Options), lines, Cancellation);

        var rebuild = () => RebuildAsync(temp.Options);

        (await rebuild.Should().ThrowAsync<LedgerException>()).WithMessage(string.Create(CultureInfo.InvariantCulture, $"*00000001.jsonl:{middle + 1}*"));
        (await DumpAsync(temp.Ledger)).Should().Equal(before);
    }

    [Fact]
    public async Task LedgerWithoutAJournal_BeginsOneWithAllThatItHolds()
    {
        using var temp = NewLedger();
        await LiveAsync(temp.Ledger, new Random(1));
        Directory.Delete(temp.Options.JournalDirectory, recursive: true);
        await LiveAsync(temp.Ledger, new Random(2));
        var before = await DumpAsync(temp.Ledger);
        (await DumpOfTheRebuiltAsync(temp.Options)).Should().Equal(before);
    }

    [Fact]
    public async Task LongFile_IsFollowedByAnother()
    {
        using var temp = NewLedger();
        await LiveAsync(temp.Ledger, new Random(1));
        await using (var stream = File.OpenWrite(JournalFile(temp.Options)))
            stream.SetLength(64 * 1024 * 1024);
        await LiveAsync(temp.Ledger, new Random(2));
        Directory.GetFiles(temp.Options.JournalDirectory).Should().HaveCount(2);
        var before = await DumpAsync(temp.Ledger);
        (await DumpOfTheRebuiltAsync(temp.Options)).Should().Equal(before);
    }

    [Fact]
    public async Task FileBegunByATransactionThatNeverCommitted_IsGoneOnWith_ByAnotherWorkerToo()
    {
        using var temp = NewLedger();
        using var another = new ObservationLedger(temp.Options, TimeProvider.System);
        await LiveAsync(temp.Ledger, new Random(1));
        await LiveAsync(another, new Random(2));
        await using (var stream = File.OpenWrite(JournalFile(temp.Options)))
            stream.SetLength(64 * 1024 * 1024);
        await DieBeforeTheCommitAsync(temp);
        Directory.GetFiles(temp.Options.JournalDirectory).Should().HaveCount(2);
        await LiveAsync(another, new Random(3));
        await LiveAsync(temp.Ledger, new Random(4));
        var before = await DumpAsync(temp.Ledger);
        (await DumpOfTheRebuiltAsync(temp.Options)).Should().Equal(before);
    }

    [Fact]
    public async Task RowWrittenTwiceInATransaction_IsAsItStoodAfterIt()
    {
        using var temp = NewLedger();
        await temp.Ledger.WriteAsync(
            async unit =>
            {
                await unit.RecordAsync(SomeReport.Named("first", SomeReport.Figure(1m)), Cancellation);
                return await unit.RecordAsync(SomeReport.Named("second", SomeReport.Figure(2m)), Cancellation);
            },
            Cancellation);
        var before = await DumpAsync(temp.Ledger);
        (await DumpOfTheRebuiltAsync(temp.Options)).Should().Equal(before);
    }

    [Fact]
    public async Task LargeSubmission_OfWhichHalfIsKnown_IsMadeAgainAsItWas()
    {
        // More than one journey to the server, more than one piece of the journal.
        const int Count = 12_000;
        using var temp = NewLedger();
        await temp.Ledger.RecordAsync(SomeReport.Named("some", [.. Figures(every: 2)]), Cancellation);
        await temp.Ledger.RecordAsync(SomeReport.Named("all", [.. Figures(every: 1)]), Cancellation);
        var before = await DumpAsync(temp.Ledger);
        before.Count(row => row.StartsWith("data_point:", StringComparison.Ordinal)).Should().Be(Count);
        before.Count(row => row.StartsWith("observation:", StringComparison.Ordinal)).Should().Be(Count + (Count / 2));
        (await DumpOfTheRebuiltAsync(temp.Options)).Should().Equal(before);

        static IEnumerable<Observation> Figures(int every) => Enumerable.Range(0, Count).Where(i => i % every == 0).Select(i => SomeReport.Figure(
            i, TimePeriod.OfMonth(2000, 1).Plus(i / 100).ToString(), SomeReport.Series(string.Create(CultureInfo.InvariantCulture, $"indicator{i % 100}"))));
    }

    [Fact]
    public async Task NewLedger_BeginsItsJournalBeforeItHoldsAnything()
    {
        using var temp = NewLedger();
        await temp.Ledger.RecordAsync(SomeReport.Named("first", SomeReport.Figure(1m)), Cancellation);
        var lines = await File.ReadAllLinesAsync(JournalFile(temp.Options), Cancellation);
        lines[..^1].Should().NotContain(line => line.Contains("first", StringComparison.Ordinal), "what is being recorded is written once and not read out of the ledger again");
        lines[^1].Should().Contain("first");
    }

    [Fact]
    public async Task JournalOfAnOlderProgram_GivesWhatItsLedgerWouldHaveBecome()
    {
        using var temp = NewLedger();
        using var first = await RedoLine.BuildAsync(null, SomeReport.ReceivedAt, "Ledger.Migrations.070_arrival.sql", Rows(
            ["id", "sha256", "file_name", "received_at", "verdict", "catalog_fingerprint", "arrived_at"],
            [1, "a", "a.xlsx", "2025-07-01T00:00:00.0000000Z", "held", "c", null],
            [2, "a", "a.xlsx", "2025-07-02T00:00:00.0000000Z", "accepted", "c", "2025-07-01T00:00:00.0000000Z"]));
        using var second = await RedoLine.BuildAsync(first.Sha256, SomeReport.ReceivedAt, Migrator.Latest, Rows(
            ["id", "sha256", "file_name", "received_at", "verdict", "catalog_fingerprint", "arrived_at", "arrival"],
            [3, "b", "b.xlsx", "2025-07-03T00:00:00.0000000Z", "held", "c", null, null]));
        await WriteJournalAsync(temp.Options, first, second);

        await RebuildAsync(temp.Options);

        using var again = new ObservationLedger(temp.Options, TimeProvider.System);
        (await again.Submissions.ListAsync(new SubmissionFilter(), Cancellation)).Select(s => (s.Id, s.Order)).Should().Equal((3L, 3L), (2L, 1L), (1L, 1L));

        static Func<Utf8JsonWriter, Task> Rows(string[] columns, params object?[][] rows) => writer =>
        {
            JsonSerializer.Serialize(writer, new { table = "submission", columns, rows });
            return Task.CompletedTask;
        };
    }

    [Fact]
    public async Task JournalOfANewerProgram_IsRefused()
    {
        using var temp = NewLedger();
        using var line = await RedoLine.BuildAsync(null, SomeReport.ReceivedAt, "Ledger.Migrations.999_future.sql", _ => Task.CompletedTask);
        await WriteJournalAsync(temp.Options, line);
        var rebuild = () => RebuildAsync(temp.Options);
        await rebuild.Should().ThrowAsync<LedgerException>().WithMessage("*newer version*999_future*");
    }

    [Fact]
    public async Task NoJournal_GivesNothing()
    {
        using var temp = NewLedger();
        (await new LedgerRebuild(temp.Options, TimeProvider.System).RunAsync(null, Cancellation)).Should().BeNull();
    }

    [Fact]
    public async Task EveryTable_IsKeptOrNamedAsNotKept()
    {
        using var temp = new TempLedger();
        await temp.Ledger.OpenAsync(Cancellation);
        await using var connection = await temp.Ledger.Access.ConnectAsync(Cancellation);
        var tables = await connection.QueryAsync<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name <> 'SchemaVersions'", null, Cancellation);
        tables.Should().BeEquivalentTo(RedoTable.All.Select(t => t.Name).Concat(RedoTable.NotKept));
    }

    /// <summary>Some of everything that can happen to a ledger.</summary>
    protected async Task LiveAsync(ObservationLedger ledger, Random random)
    {
        for (var i = random.Next(3, 12); i > 0; i--)
            await ActAsync(ledger, random);
        // At least one of each life that is in every table.
        await ledger.RecordAsync(Report(random, Verdict.Accepted), Cancellation);
    }

    /// <summary>Every row of every table that is kept, as text.</summary>
    protected async Task<List<string>> DumpAsync(ObservationLedger ledger)
    {
        var rows = new List<string>();
        await using var connection = await ledger.Access.ConnectAsync(Cancellation);
        foreach (var table in RedoTable.All)
        {
            await using var reader = await connection.ReadAsync($"select * from {table.Name} order by {string.Join(", ", table.Key)}", null, Cancellation);
            while (await reader.ReadAsync(Cancellation))
                rows.Add($"{table.Name}: {string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "∅" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)))}");
        }

        return rows;
    }

    private async Task WriteJournalAsync(LedgerOptions options, params RedoLine[] lines)
    {
        Directory.CreateDirectory(options.JournalDirectory);
        await using var stream = File.Create(JournalFile(options));
        foreach (var piece in lines.SelectMany(l => l.Pieces))
            await stream.WriteAsync(piece, Cancellation);
    }

    private static string JournalFile(LedgerOptions options) => Path.Combine(options.JournalDirectory, "00000001.jsonl");

    private async Task<RebuiltLedger> RebuildAsync(LedgerOptions options) => (await new LedgerRebuild(options, TimeProvider.System).RunAsync(null, Cancellation))!;

    /// <summary>Loses the ledger, makes it again, and says what is in it.</summary>
    private async Task<List<string>> DumpOfTheRebuiltAsync(LedgerOptions options)
    {
        await LoseAsync(options, new Random(0));
        await RebuildAsync(options);
        using var again = new ObservationLedger(options, TimeProvider.System);
        return await DumpAsync(again);
    }

    private async Task ActAsync(ObservationLedger ledger, Random random)
    {
        var submissions = await ledger.Submissions.ListAsync(new SubmissionFilter { Limit = 1000 }, Cancellation);
        var some = submissions.Count == 0 ? null : submissions[random.Next(submissions.Count)];
        var pending = await ledger.Placements.PendingAsync(Cancellation);
        switch (random.Next(11))
        {
            case 0 when some is not null:
                await ledger.WithdrawAsync(some.Id, "数字有误", Actor.Console("张三"), Cancellation);
                break;
            case 1 when some is not null:
                await ledger.ReleaseAsync(some.Id, Actor.Command("li"), Cancellation);
                break;
            case 2 when some is not null:
                // Read again with another catalog, as what is settled is, and what is sent back.
                await ledger.RecordAsync(
                    Report(random, (Verdict)random.Next(3)) with
                    {
                        Sha256 = some.Sha256,
                        FileName = some.FileName,
                        Rereads = some,
                        CatalogFingerprint = $"catalog-{random.Next(1000)}",
                        Event = SubmissionEventKind.Settled,
                        By = Actor.Console("王五"),
                        Why = "新增指标",
                        Placement = null,
                    },
                    Cancellation);
                break;
            case 3 when pending.Count > 0:
                var done = pending[random.Next(pending.Count)];
                await ledger.Placements.NoteAsync(done.Id, [new Artifact(ArtifactKind.Original, done.Intent.Target, new string('a', 64))], Cancellation);
                await ledger.Placements.CompleteAsync(done.Id, [new Artifact(ArtifactKind.Receipt, done.Intent.Target + ".回执.txt", new string('b', 64))], Cancellation);
                break;
            case 4 when pending.Count > 0:
                await ledger.Placements.DelayAsync(pending[0].Id, Cancellation);
                await ledger.Placements.RetargetAsync(pending[^1].Id, "统计局/退回/" + random.Next(), Cancellation);
                break;
            case 5 when pending.Count > 0:
                await ledger.Placements.AbandonAsync(pending[0].Id, Cancellation);
                break;
            case 6:
                await ledger.Receipts.BeginAsync((folder, through) => string.Create(CultureInfo.InvariantCulture, $"{folder}/{through}.回执.xlsx"), Cancellation);
                foreach (var receipt in await ledger.Receipts.UnwrittenAsync(Cancellation))
                    await ledger.Receipts.WrittenAsync(receipt, new string('c', 64), Cancellation);
                foreach (var receipt in (await ledger.Receipts.WrittenBeforeAsync(DateTimeOffset.MaxValue, Cancellation)).Take(1))
                    await ledger.Receipts.ClearedAsync(receipt, Cancellation);
                if ((await ledger.Placements.ReceiptsOfAcceptedAsync(DateTimeOffset.MaxValue, Cancellation)) is [var (placement, _), ..])
                    await ledger.Placements.ClearedAsync([placement], Cancellation);
                break;
            case 7:
                var name = $"用户{random.Next(4)}";
                if (!await ledger.Users.AddAsync(new User(name, UserRole.Statistician, null, "hash", "stamp"), Cancellation))
                    await ledger.Users.RemoveAsync(name, Cancellation);
                else
                    await ledger.Users.SetKeyAsync(name, $"key {random.Next()}", Cancellation);
                break;
            case 8:
                // Several in one transaction, the second over the first.
                await ledger.WriteAsync(
                    async unit =>
                    {
                        await unit.RecordAsync(Report(random, Verdict.Accepted), Cancellation);
                        return await unit.RecordAsync(Report(random, Verdict.Accepted), Cancellation);
                    },
                    Cancellation);
                break;
            default:
                await ledger.RecordAsync(Report(random, (Verdict)random.Next(3)), Cancellation);
                break;
        }
    }

    private static SubmissionRecord Report(Random random, Verdict verdict)
    {
        var number = random.Next(100_000);
        return SomeReport.Named(
            $"月报 {number}",
            [
                .. Enumerable.Range(0, random.Next(1, 6)).Select(i => SomeReport.Figure(
                    random.Next(5) == 0 ? null : random.Next(-1000, 1000) / 10m,
                    $"2025-M0{random.Next(1, 10)}",
                    SomeReport.Series($"indicator{random.Next(6)}", item: random.Next(2) == 0 ? null : $"项目“{random.Next(3)}”\n\t\\"),
                    basis: random.Next(3) == 0 ? Basis.Comparable : Basis.Own,
                    cell: $"C{i}")),
            ]) with
        {
            Verdict = verdict,
            Department = random.Next(4) == 0 ? null : "stats",
            ReceivedAt = SomeReport.ReceivedAt.AddSeconds(number),
            Took = random.Next(2) == 0 ? null : TimeSpan.FromMilliseconds(number),
            NeedsRelease = random.Next(2) == 0,
            Texts = [.. Enumerable.Range(0, random.Next(0, 3)).Select(i => SomeReport.Text($"在建 {number}", $"项目{random.Next(3)}"))],
            Findings = random.Next(2) == 0 ? [] : [SomeReport.UnknownLabel("工业\"产值\"") with { Explanation = random.Next(2) == 0 ? null : "统计口径调整" }],
            Placement = random.Next(2) == 0 ? null : new PlacementIntent($"统计局/{random.Next(5)}.xlsx", $"统计局/已接收/{number}.xlsx", number, SomeReport.ReceivedAt),
        };
    }

    // Between the journal and the commit.
    private async Task DieBeforeTheCommitAsync(TempLedger temp)
    {
        var journal = new RedoJournal(new RedoFiles(temp.Options.JournalDirectory), TimeProvider.System);
        var die = () => temp.Ledger.WriteAsync<int>(
            async unit =>
            {
                await unit.RecordAsync(
                    SomeReport.Named("never", SomeReport.Figure(1m)) with { Placement = new PlacementIntent("统计局/never.xlsx", "统计局/已接收/never.xlsx", 1, SomeReport.ReceivedAt) },
                    Cancellation);
                var transaction = (LedgerTransaction)unit.Access;
                await journal.WriteAsync(transaction, (await journal.FindLastAsync(transaction, Cancellation))!, Cancellation);
                throw new TimeoutException("The power went.");
            },
            Cancellation);
        await die.Should().ThrowAsync<TimeoutException>();
    }

    private async Task LoseAsync(LedgerOptions options, Random random)
    {
        if (options.Kind == LedgerKind.Postgres)
        {
            await using var connection = new NpgsqlConnection(options.ConnectionString);
            await connection.OpenAsync(Cancellation);
            await using var drop = new NpgsqlCommand($"set client_min_messages = warning; drop schema {options.Schema} cascade", connection);
            await drop.ExecuteNonQueryAsync(Cancellation);
            return;
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var ending in new[] { "-wal", "-shm" })
            File.Delete(options.File + ending);
        if (random.Next(2) == 0)
        {
            File.Delete(options.File);
            return;
        }

        // A bad disk: its beginning is something else.
        await using var stream = File.OpenWrite(options.File);
        var garbage = new byte[4096];
        random.NextBytes(garbage);
        await stream.WriteAsync(garbage, Cancellation);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests;

/// <summary>Workers whose archive is in a bucket of an S3-compatible store.</summary>
public sealed class ArchiveInS3Tests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoWorkersOnPostgres_WaitOutAStoreThatHangsAndOneThatIsKilled()
    {
        await using var postgres = await PostgresServer.StartAsync(_cancellation);
        await using var s3 = await S3Server.StartAsync(_cancellation);
        using var place = new Workplace(
            null,
            [
                .. postgres.LedgerSettings(), .. s3.ArchiveSettings(), ("Archive:Timeout", "00:00:01"), ("Inbox:ScanInterval", "00:00:00.100"), ("Inbox:RetryDelay", "00:00:00.200"),
                ("Inbox:RetryDelayLimit", "00:00:01"), ("Web:Urls", "http://127.0.0.1:0"),
            ]);
        var settings = place.Configuration.AsEnumerable().Where(s => s.Value is not null).ToList();
        var workbooks = Workbooks();
        var workers = new List<WorkerProcess> { WorkerProcess.Start(settings), WorkerProcess.Start(settings) };
        try
        {
            foreach (var worker in workers)
                await worker.UntilAsync(() => Task.FromResult(worker.Output().Contains("The console is at", StringComparison.Ordinal)), _cancellation);
            await HitAsync(workbooks[..12], times: 1, s3.PauseAsync, s3.ResumeAsync);
            await HitAsync(workbooks[12..], times: 2, s3.StopAsync, () => s3.StartAgainAsync(_cancellation));
            foreach (var worker in workers)
            {
                (await worker.StopAsync(_cancellation)).Should().Be(0, worker.Output());
                worker.Output().Split('\n').Where(l => l.Contains(" ERR ", StringComparison.Ordinal)).Should().BeEmpty();
                worker.Output().Split('\n').Count(l => l.Contains(" WRN ", StringComparison.Ordinal)).Should().BeLessThan(20, "nobody reads a line a moment");
            }
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }

        var submissions = await place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation);
        submissions.Select(s => s.FileName).Should().OnlyHaveUniqueItems().And.HaveCount(workbooks.Count);
        (await place.InForceAsync(_cancellation)).Should().HaveCount(workbooks.Count * 2);
        foreach (var sha256 in workbooks.Select(w => Convert.ToHexStringLower(SHA256.HashData(w.Content))))
            (await place.Get<IArchive>().ReadAsync(sha256, _cancellation)).Length.Should().BePositive();
        Directory.Exists(Path.Combine(place.Data, "archive")).Should().BeFalse();

        // While some are kept already and others are not; what comes then meets with a store that is away.
        async Task HitAsync(List<(string Path, byte[] Content)> some, int times, Func<Task> goAway, Func<Task> comeBack)
        {
            var before = await ArchivedAsync();
            Drop(some[..^3]);
            await workers[0].UntilAsync(async () => await ArchivedAsync() > before, _cancellation);
            await goAway();
            Drop(some[^3..]);
            await workers[0].UntilAsync(() => Task.FromResult(workers.Sum(w => w.Output().Split("ArchiveAwayException").Length - 1) >= times), _cancellation);
            await comeBack();
            await workers[0].UntilAsync(() => Task.FromResult(place.Files().All(f => f.Contains("/已接收/", StringComparison.Ordinal))), _cancellation);
        }

        void Drop(IEnumerable<(string Path, byte[] Content)> some)
        {
            foreach (var (path, content) in some)
                place.Drop(path, content);
        }

        async Task<int> ArchivedAsync() => await place.Get<IArchive>().ListAsync(_cancellation).CountAsync(_cancellation);
    }

    [Fact]
    public async Task Commands_ReadBackUpAndRestoreIt_AndTellWhenItIsAway()
    {
        await using var s3 = await S3Server.StartAsync(_cancellation);
        using var place = new Workplace();
        using var folder = new TempFolder();
        var backup = folder.Combine("backup");
        var (mine, restored) = (s3.ArchiveSettings(), s3.ArchiveSettings());
        using var anew = new Workplace(null, restored);
        place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        place.Drop("统计局/待定.xlsx", SomeWorkbook.Held());
        (await RunAsync(place, mine, "ingest", place.Share)).ExitCode.Should().Be(1);
        (await RunAsync(place, mine, "backup", backup, "--json")).Json.Single().GetProperty("archived").GetInt32().Should().Be(2);
        var rebuilt = await RunAsync(place, mine, "ledger", "rebuild", "--json");
        rebuilt.Json.Single().GetProperty("missing").GetInt32().Should().Be(0, rebuilt.Error);
        (await RunAsync(anew, restored, "restore", backup)).ExitCode.Should().Be(0);
        (await anew.Get<IArchive>().ListAsync(_cancellation).CountAsync(_cancellation)).Should().Be(2);

        await s3.StopAsync();
        (await RunAsync(place, mine, "status", "--lang", "en")).Output.Should().Contain("No files are taken: The archive does not answer");
        var doctor = await RunAsync(place, mine, "doctor", "--json");
        doctor.ExitCode.Should().Be(1);
        doctor.Json.Single(l => l.GetProperty("check").GetString() == "archive").GetProperty("code").GetString().Should().Be("archive_away");
        place.Drop("统计局/再报.xlsx", SomeWorkbook.Accepted(7));
        var ingested = await RunAsync(place, mine, "ingest", place.Share, "--lang", "en");
        ingested.ExitCode.Should().Be(3);
        (ingested.Output + ingested.Error).Should().Contain("ArchiveAwayException").And.NotContain("geheim");
        place.Files().Should().Contain("统计局/再报.xlsx");
        (await RunAsync(place, mine, "ledger", "rebuild")).ExitCode.Should().Be(3, "nothing is begun while it is away");
    }

    private static List<(string Path, byte[] Content)> Workbooks() =>
    [
        .. from i in Enumerable.Range(0, 24)
           let year = 2021 + i / 12
           let month = 1 + i % 12
           select (string.Create(CultureInfo.InvariantCulture, $"统计局/{year}年{month}月.xlsx"), SomeWorkbook.Accepted(month, 100m + i, 40m + i / 10m, year)),
    ];

    private Task<ProgramOutcome> RunAsync(Workplace place, (string Key, string Value)[] settings, params string[] arguments)
    {
        var program = new BuiltProgram();
        foreach (var (key, value) in settings)
            program.With(key.Replace(":", "__", StringComparison.Ordinal), value);
        return program.RunAsync(_cancellation, [.. arguments, "--catalog", place.Catalog.Path, "--share", place.Share, "--data", place.Data]);
    }
}

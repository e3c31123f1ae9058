using System.Globalization;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests;

/// <summary>Several workers with one ledger in PostgreSQL, one share and one archive.</summary>
public sealed class WorkersOnPostgresTests
{
    private const int Kills = 6;

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoWorkersOneOfThemKilledAgainAndAgain_TakeEachWorkbookOnce()
    {
        var random = new Random(20251126);
        await using var postgres = await PostgresServer.StartAsync(_cancellation);
        using var undisturbed = new Workplace();
        using var place = new Workplace(
            null,
            [.. postgres.LedgerSettings(), ("Inbox:ScanInterval", "00:00:00.100"), ("Inbox:RetryDelay", "00:00:00.200"), ("Jobs:TakeoverTime", "00:00:03"), ("Web:Urls", "http://127.0.0.1:0")]);
        var settings = place.Configuration.AsEnumerable().Where(s => s.Value is not null).ToList();
        var workbooks = Workbooks();

        var unfinished = new List<int>();
        var outputs = new List<string>();
        var workers = new List<WorkerProcess> { WorkerProcess.Start(settings), WorkerProcess.Start(settings) };
        try
        {
            foreach (var some in workbooks.Chunk((workbooks.Count + Kills - 1) / Kills))
            {
                await UntilAsync(() => Task.FromResult(workers.All(w => w.HasExited || w.Output().Contains("The console is at", StringComparison.Ordinal))));
                var (archived, before) = (Archived(place), workers.ToDictionary(w => w, w => w.ProcessorTime));
                foreach (var (path, content) in some)
                    place.Drop(path, content);
                // The one that is at work is hit in the midst of it; the other one takes over what it had in hand.
                await UntilAsync(() => Task.FromResult(workers.Exists(w => w.HasExited) || Archived(place) > archived));
                await Task.Delay(random.Next(0, 100), _cancellation);
                var hit = workers.MaxBy(w => w.ProcessorTime - before[w])!;
                workers.Should().OnlyContain(w => !w.HasExited, string.Concat(workers.Select(w => w.Output())));
                await hit.KillAsync();
                unfinished.Add(place.Files().Count(f => !f.Contains("/已接收/", StringComparison.Ordinal)));
                outputs.Add(hit.Output());
                await hit.DisposeAsync();
                workers.Remove(hit);
                workers.Add(WorkerProcess.Start(settings));
            }

            await UntilAsync(() => Task.FromResult(workers.Exists(w => w.HasExited) || place.Files().All(f => f.Contains("/已接收/", StringComparison.Ordinal))));
            await UntilAsync(() => Task.FromResult(workers.All(w => w.HasExited || w.Output().Contains("The console is at", StringComparison.Ordinal))));
            await UntilAsync(async () => (await place.Ledger.Placements.PendingAsync(_cancellation)).Count == 0);
            foreach (var worker in workers)
            {
                (await worker.StopAsync(_cancellation)).Should().Be(0, worker.Output());
                outputs.Add(worker.Output());
            }
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }

        var placed = outputs.ConvertAll(Placed);
        TestContext.Current.TestOutputHelper?.WriteLine($"Accepted by each worker: {string.Join(", ", placed)}; not in place at a kill: {string.Join(", ", unfinished)}.");
        unfinished.Should().Contain(left => left > 0, "the kills are to hit a worker at work");
        foreach (var (path, content) in workbooks)
            undisturbed.Drop(path, content);
        await undisturbed.RunAsync(_cancellation);
        await place.Get<DepartmentReceipts>().WriteAsync(_cancellation);
        place.Files().Should().Equal(undisturbed.Files());
        var submissions = await place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation);
        submissions.Select(s => s.FileName).Should().OnlyHaveUniqueItems().And.HaveCount(workbooks.Count);
        (await place.InForceAsync(_cancellation)).Should().HaveCount(workbooks.Count * 2).And.Equal(await undisturbed.InForceAsync(_cancellation));
    }

    [Fact]
    public async Task ServerThatGoesAwayInTheMidstOfWork_CostsNothingButTime()
    {
        await using var postgres = await PostgresServer.StartAsync(_cancellation);
        using var place = new Workplace(
            null,
            [.. postgres.LedgerSettings(), ("Inbox:ScanInterval", "00:00:00.100"), ("Inbox:RetryDelay", "00:00:00.200"), ("Inbox:RetryDelayLimit", "00:00:01"), ("Web:Urls", "http://127.0.0.1:0")]);
        var workbooks = Workbooks();
        await using var worker = WorkerProcess.Start(place.Configuration.AsEnumerable().Where(s => s.Value is not null));
        await UntilAsync(() => Task.FromResult(worker.HasExited || worker.Output().Contains("The console is at", StringComparison.Ordinal)));
        foreach (var some in workbooks.Chunk(20))
        {
            var archived = Archived(place);
            foreach (var (path, content) in some)
                place.Drop(path, content);
            await UntilAsync(() => Task.FromResult(worker.HasExited || Archived(place) > archived));
            await postgres.StopAsync();
            await Task.Delay(TimeSpan.FromSeconds(1), _cancellation);
            worker.HasExited.Should().BeFalse(worker.Output());
            await postgres.StartAgainAsync(_cancellation);
            await UntilAsync(() => Task.FromResult(worker.HasExited || place.Files().All(f => f.Contains("/已接收/", StringComparison.Ordinal))));
            worker.HasExited.Should().BeFalse(worker.Output());
        }

        await UntilAsync(async () => (await place.Ledger.Placements.PendingAsync(_cancellation)).Count == 0);
        (await worker.StopAsync(_cancellation)).Should().Be(0, worker.Output());
        place.Files().Should().HaveCount(workbooks.Count);
        (await place.InForceAsync(_cancellation)).Should().HaveCount(workbooks.Count * 2);
        worker.Output().Split('\n').Count(l => l.Contains(" ERR ", StringComparison.Ordinal) || l.Contains(" WRN ", StringComparison.Ordinal)).Should().BeLessThan(60, "nobody reads a line a moment");
    }

    private static int Archived(Workplace place)
    {
        var archive = Path.Combine(place.Data, "archive");
        return Directory.Exists(archive) ? Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories).Count() : 0;
    }

    private static int Placed(string output) => output.Split(" is accepted: ").Length - 1;

    private static List<(string Path, byte[] Content)> Workbooks() =>
    [
        .. from i in Enumerable.Range(0, 60)
           let year = 2021 + i / 12
           let month = 1 + i % 12
           select (string.Create(CultureInfo.InvariantCulture, $"统计局/{year}年{month}月.xlsx"), SomeWorkbook.Accepted(month, 100m + i, 40m + i / 10m, year)),
    ];

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await holds())
            await Task.Delay(50, limit.Token);
    }
}

using System.Diagnostics;
using System.Globalization;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests;

public sealed class KilledWorkerTests
{
    private const int Kills = 25;

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    /// <summary>A workbook to drop, and where it must end.</summary>
    private sealed record Dropped(string Path, byte[] Content, string Target);

    [Fact]
    public async Task WorkerKilledAtRandomMoments_LeavesEveryWorkbookInOnePlace_AndTheSameFigures()
    {
        const int seed = 20250710;
        var random = new Random(seed);
        var workbooks = Workbooks();
        workbooks.Should().HaveCount(60);
        await using var influx = await InfluxServer.StartAsync(_cancellation);
        using var undisturbed = new Workplace();
        using var place = new Workplace(
            null,
            ("Influx:Url", influx.Url),
            ("Inbox:ScanInterval", "00:00:00.100"),
            ("Inbox:RetryDelay", "00:00:00.200"),
            ("Jobs:ProjectionInterval", "00:00:00.300"),
            ("Web:Urls", "http://127.0.0.1:0"));
        var settings = place.Configuration.AsEnumerable().Where(s => s.Value is not null).ToList();

        var dropping = DropAsync(place, workbooks, new Random(seed + 1));
        var moments = new List<string>();
        for (var i = 0; i < Kills; i++)
        {
            await using var worker = WorkerProcess.Start(settings);
            moments.Add(await WaitForAMomentAsync(place, worker, random));
            await worker.KillAsync();
        }

        await dropping;
        await using (var last = WorkerProcess.Start(settings))
        {
            await UntilAsync(() => place.Files().All(IsPlaced) || last.HasExited);
            place.Files().Should().OnlyContain(f => IsPlaced(f), last.Output());
            await UntilAsync(async () => (await place.Get<Projection>().StatusAsync(_cancellation)).Behind == 0);
            (await last.StopAsync(_cancellation)).Should().Be(0, last.Output());
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(Environment.NewLine, moments));

        foreach (var workbook in workbooks)
            undisturbed.Drop(workbook.Path, workbook.Content);
        await undisturbed.RunAsync(_cancellation);

        place.Files().Should().Equal(workbooks.Select(w => w.Target).Order(StringComparer.Ordinal));
        place.Receipts().Should().Equal(workbooks.Select(w => w.Target + ".回执.txt").Order(StringComparer.Ordinal));
        foreach (var workbook in workbooks)
            (await File.ReadAllBytesAsync(place.InShare(workbook.Target), _cancellation)).Should().Equal(workbook.Content, workbook.Target);
        (await place.Ledger.PendingPlacementsAsync(_cancellation)).Should().BeEmpty();
        foreach (var submission in await place.Ledger.SubmissionsAsync(new SubmissionFilter(), _cancellation))
            place.Get<Archive>().Contains(submission.Sha256).Should().BeTrue();

        var values = await place.InForceAsync(_cancellation);
        values.Should().NotBeEmpty().And.Equal(await undisturbed.InForceAsync(_cancellation));
        (await SubmissionsOf(place)).Should().Equal(await SubmissionsOf(undisturbed));

        var verified = await place.Get<Projection>().VerifyAsync(_cancellation);
        verified.Trouble.Should().BeNull();
        verified.Differences.Should().BeEmpty();
        verified.Points.Should().Be(values.Count);
    }

    // Each kind of fate, three years of months, some of them in sub-folders, some sent twice under another name.
    private static List<Dropped> Workbooks()
    {
        var workbooks = new List<Dropped>();
        for (var i = 0; i < 36; i++)
        {
            var (year, month) = (2022 + i / 12, 1 + i % 12);
            var name = string.Create(CultureInfo.InvariantCulture, $"{year}年{month}月.xlsx");
            var content = SomeWorkbook.Accepted(month, 100m + i, 40m + i / 10m, year);
            workbooks.Add(new Dropped(i % 5 == 0 ? $"统计局/{year}/{name}" : $"统计局/{name}", content, $"统计局/已接收/{name}"));
            if (i % 6 == 3)
                workbooks.Add(new Dropped($"统计局/再报{name}", content, $"统计局/已接收/再报{name}"));
        }

        for (var month = 1; month <= 8; month++)
        {
            workbooks.Add(new Dropped($"统计局/退{month}.xlsx", SomeWorkbook.Returned(month), $"统计局/退回/退{month}.xlsx"));
            workbooks.Add(new Dropped($"统计局/待{month}.xlsx", SomeWorkbook.Held(month), $"统计局/待确认/待{month}.xlsx"));
        }

        workbooks.Add(new Dropped("走错门.xlsx", SomeWorkbook.Accepted(1), "退回/走错门.xlsx"));
        workbooks.Add(new Dropped("陌生局/走错门二.xlsx", SomeWorkbook.Accepted(2), "陌生局/退回/走错门二.xlsx"));
        return workbooks;
    }

    private async Task DropAsync(Workplace place, List<Dropped> workbooks, Random random)
    {
        await Task.Yield();
        foreach (var workbook in workbooks.OrderBy(_ => random.Next()).ToList())
        {
            place.Drop(workbook.Path, workbook.Content);
            await Task.Delay(random.Next(0, 1000), _cancellation);
        }
    }

    // Work goes on in bursts: some kills hit the start, most the moment at which something is being taken in.
    private async Task<string> WaitForAMomentAsync(Workplace place, WorkerProcess worker, Random random)
    {
        var clock = Stopwatch.StartNew();
        var before = place.Files().Count(IsPlaced);
        var wanted = random.Next(0, 4);
        while (wanted > 0 && place.Files().Count(IsPlaced) < before + wanted && clock.Elapsed < TimeSpan.FromSeconds(4) && !worker.HasExited)
            await Task.Delay(2, _cancellation);
        await Task.Delay(random.Next(0, wanted == 0 ? 1500 : 120), _cancellation);
        worker.HasExited.Should().BeFalse(worker.Output());
        return string.Create(CultureInfo.InvariantCulture, $"killed after {clock.ElapsedMilliseconds} ms, {place.Files().Count(IsPlaced) - before} workbooks placed");
    }

    private static bool IsPlaced(string path) => path.Split('/').SkipLast(1).LastOrDefault() is { } folder && ShareFolders.IsOutcome(folder);

    private async Task<List<string>> SubmissionsOf(Workplace place) =>
    [
        .. (await place.Ledger.SubmissionsAsync(new SubmissionFilter { OnlyCurrent = true }, _cancellation))
            .Select(s => $"{s.Sha256} {s.Department} {s.Verdict}")
            .Order(StringComparer.Ordinal),
    ];

    private Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await holds())
            await Task.Delay(20, limit.Token);
    }
}

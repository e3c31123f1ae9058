using System.Globalization;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Receipts;
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

        var waiting = new Queue<Dropped>(workbooks.OrderBy(_ => random.Next()));
        var moments = new List<string>();
        for (var i = 0; i < Kills; i++)
        {
            // Some lie there when the worker starts, one comes while it works.
            var share = (int)Math.Ceiling((double)waiting.Count / (Kills - i));
            for (var j = 1; j < share; j++)
                Drop(place, waiting.Dequeue());
            await using var worker = WorkerProcess.Start(settings);
            moments.Add(await WaitForAMomentAsync(place, worker, random, () => Drop(place, waiting.Dequeue())));
            await worker.KillAsync();
        }

        waiting.Should().BeEmpty();
        var unfinished = place.Files().Count(f => !IsPlaced(f));
        unfinished.Should().BeLessThan(workbooks.Count, "the kills are to hit a worker at work");
        await using (var last = WorkerProcess.Start(settings))
        {
            await UntilAsync(() => place.Files().All(IsPlaced) || last.HasExited);
            place.Files().Should().OnlyContain(f => IsPlaced(f), last.Output());
            await UntilAsync(async () => (await place.Get<Projection>().StatusAsync(_cancellation)).Behind == 0);
            (await last.StopAsync(_cancellation)).Should().Be(0, last.Output());
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{unfinished} workbooks were left to the last worker." + Environment.NewLine + string.Join(Environment.NewLine, moments));

        foreach (var workbook in workbooks)
            undisturbed.Drop(workbook.Path, workbook.Content);
        await undisturbed.RunAsync(_cancellation);

        // A receipt of a department that was cut short is written by the next one who comes along.
        await place.Get<DepartmentReceipts>().WriteAsync(_cancellation);
        (await place.Ledger.Receipts.UnwrittenAsync(_cancellation)).Should().BeEmpty();
        place.Files().Should().Equal(workbooks.Select(w => w.Target).Order(StringComparer.Ordinal));
        place.Receipts().Should().Equal(workbooks.Select(w => w.Target + ".回执.txt").Order(StringComparer.Ordinal));
        foreach (var workbook in workbooks)
            (await File.ReadAllBytesAsync(place.InShare(workbook.Target), _cancellation)).Should().Equal(workbook.Content, workbook.Target);
        (await place.Ledger.Placements.PendingAsync(_cancellation)).Should().BeEmpty();
        foreach (var submission in await place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation))
            (await place.Get<IArchive>().ContainsAsync(submission.Sha256, _cancellation)).Should().BeTrue();

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

    private static void Drop(Workplace place, Dropped workbook) => place.Drop(workbook.Path, workbook.Content);

    // Some kills hit the start, some a worker that looks round; most one that has begun to work: to archive, to record, to move, to write points.
    private async Task<string> WaitForAMomentAsync(Workplace place, WorkerProcess worker, Random random, Action drop)
    {
        var before = place.Files().Count(IsPlaced);
        var traces = Traces(place);
        var kind = random.Next(6);
        if (kind > 0)
            await UntilAsync(() => worker.HasExited || worker.Output().Contains("The console is at", StringComparison.Ordinal));
        await Task.Delay(random.Next(0, 200), _cancellation);
        drop();
        if (kind > 1)
            await UntilAsync(() => worker.HasExited || Traces(place) != traces);
        await Task.Delay(random.Next(0, kind > 1 ? 250 : 1000), _cancellation);
        worker.HasExited.Should().BeFalse(worker.Output());
        return $"killed {kind switch { 0 => "at the start", 1 => "while it looked", _ => "at work" }}, {place.Files().Count(IsPlaced) - before} workbooks placed";
    }

    // How much there is in archive and share: it changes at once when the worker does something.
    private static (int, int) Traces(Workplace place)
    {
        var archive = Path.Combine(place.Data, "archive");
        return (
            Directory.Exists(archive) ? Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories).Count() : 0,
            place.Files().Count(IsPlaced));
    }

    private static bool IsPlaced(string path) => path.Split('/').SkipLast(1).LastOrDefault() is { } folder && ShareFolders.IsOutcome(folder);

    private async Task<List<string>> SubmissionsOf(Workplace place) =>
    [
        .. (await place.Ledger.Submissions.ListAsync(new SubmissionFilter { OnlyCurrent = true }, _cancellation))
            .Select(s => $"{s.Sha256} {s.Department} {s.Verdict}")
            .Order(StringComparer.Ordinal),
    ];

    private Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await holds())
            await Task.Delay(20, limit.Token);
    }
}

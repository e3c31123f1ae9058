using System.Globalization;
using System.Net;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests;

/// <summary>A worker that is started while the disk of its data is full to the last byte.</summary>
public sealed class FullDiskTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WorkerStartedOnAFullDisk_SaysSo_AndGoesOnWhenThereIsRoom(bool hasLedger)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackServer.FreePort()}");
        using var place = new Workplace(
            null, ("Disk:LeastFree", "1048576"), ("Inbox:ScanInterval", "00:00:00.100"), ("Inbox:RetryDelay", "00:00:00.200"), ("Inbox:RetryDelayLimit", "00:00:01"), ("Web:Urls", url));
        using var disk = Tmpfs.TryMount(place.Data, "size=16m");
        Assert.SkipWhen(disk is null, "Nothing can be mounted here.");
        if (hasLedger)
        {
            place.Drop("统计局/一月.xlsx", SomeWorkbook.Accepted(1));
            await place.RunAsync(_cancellation);
            place.Restart();
        }

        var before = place.Files().Count;
        var others = Path.Combine(place.Data, "others");
        await File.WriteAllBytesAsync(others, new byte[new DriveInfo(place.Data).AvailableFreeSpace], _cancellation);
        place.Drop("统计局/二月.xlsx", SomeWorkbook.Accepted(2, output: 200m, crops: 80m));
        await using var worker = WorkerProcess.Start(place.Configuration.AsEnumerable().Where(s => s.Value is not null));
        using var browser = new HttpClient { BaseAddress = new Uri(url) };

        await worker.UntilAsync(() => Task.FromResult(worker.Output().Contains("The console is at", StringComparison.Ordinal)), _cancellation);
        using (var ready = await browser.GetAsync("/health/ready", _cancellation))
        {
            ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            (await ready.Content.ReadAsStringAsync(_cancellation)).Should().Contain("disk_nearly_full");
        }

        var status = await new BuiltProgram().RunAsync(_cancellation, "status", "--catalog", place.Catalog.Path, "--share", place.Share, "--data", place.Data);
        status.Output.Should().Contain("磁盘空间不足");
        place.Files().Should().HaveCount(before + 1).And.Contain("统计局/二月.xlsx");

        File.Delete(others);
        await worker.UntilAsync(() => Task.FromResult(place.Files().Contains("统计局/已接收/二月.xlsx")), _cancellation);
        (await browser.GetAsync("/health/ready", _cancellation)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await worker.StopAsync(_cancellation)).Should().Be(0, worker.Output());
        (await place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().HaveCount(before + 1);
        // The last connection must close while its file is there.
        place.Restart();
    }
}

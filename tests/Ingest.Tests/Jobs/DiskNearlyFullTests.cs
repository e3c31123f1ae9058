using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Health;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Logging;

namespace IndicatorPipeline.Ingest.Tests.Jobs;

/// <summary>The disk of the data fills up, and somebody clears it.</summary>
public sealed class DiskNearlyFullTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task FilesWaitWhileThereIsNoRoom_AndAreTakenWhenThereIs()
    {
        using var place = new Workplace(null, ("Disk:LeastFree", (8 << 20).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using var disk = Tmpfs.TryMount(place.Data, "size=16m");
        Assert.SkipWhen(disk is null, "Nothing can be mounted here.");
        var others = Path.Combine(place.Data, "others");
        await File.WriteAllBytesAsync(others, new byte[10 << 20], Cancel);
        place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());

        await place.RunAsync(Cancel, rounds: 5);
        place.Files().Should().Equal("统计局/月报.xlsx");
        (await place.Ledger.Submissions.CountAsync(Cancel)).Should().BeEmpty();
        place.Logs.Lines.Should().ContainSingle(l => l.Level >= LogLevel.Warning).Which.Message.Should().Contain("Disk:LeastFree");
        (await place.Get<DiskProbe>().LookAsync())[0].Code.Should().Be(ProbeCodes.DiskNearlyFull);

        File.Delete(others);
        await place.RunAsync(Cancel);
        place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        place.Logs.Lines.Should().ContainSingle(l => l.Message.StartsWith("There is room again", StringComparison.Ordinal));
        // The last connection must close while its file is there.
        place.Restart();
    }

    [Fact]
    public async Task DiskThatIsFullToTheLastByte_IsToldOnce_AndFilesAreTakenWhenThereIsRoom()
    {
        using var place = new Workplace(null, ("Disk:LeastFree", "0"));
        using var disk = Tmpfs.TryMount(place.Data, "size=8m");
        Assert.SkipWhen(disk is null, "Nothing can be mounted here.");
        place.Drop("统计局/一月.xlsx", SomeWorkbook.Accepted(1));
        await place.RunAsync(Cancel);
        var others = Path.Combine(place.Data, "others");
        await File.WriteAllBytesAsync(others, new byte[new DriveInfo(place.Data).AvailableFreeSpace], Cancel);
        place.Drop("统计局/二月.xlsx", SomeWorkbook.Accepted(2, output: 200m, crops: 80m));

        await place.RunAsync(Cancel, rounds: 5);
        place.Files().Should().Contain("统计局/二月.xlsx");
        place.Logs.Lines.Where(l => l.Level >= LogLevel.Warning).Should().ContainSingle();

        File.Delete(others);
        place.Restart();
        await place.RunAsync(Cancel);
        place.Files().Should().Equal("统计局/已接收/一月.xlsx", "统计局/已接收/二月.xlsx");
        place.Restart();
    }

    [Fact]
    public void ManyFilesAtOnce_AreTakenNoFurtherThanTheLimit()
    {
        using var place = new Workplace();
        using var disk = Tmpfs.TryMount(place.Data, "size=16m");
        Assert.SkipWhen(disk is null, "Nothing can be mounted here.");
        using var limited = new Workplace(null, ("Data", place.Data), ("Disk:LeastFree", (8 << 20).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var files = Enumerable.Range(0, 5).Select(i => new IncomingFile($"统计局/{i}.xlsx", "统计局", null, 3 << 20, DateTimeOffset.UnixEpoch)).ToList();
        limited.Get<DiskRoom>().Fitting(files).Should().HaveCount(3, "the third is begun while there is room");
    }
}

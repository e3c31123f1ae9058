using System.Globalization;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests;

public sealed class KilledWhileReadingTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task WorkbookDuringWhoseReadingTheProcessEndsTwice_IsSetAside_AndTheOthersAreTakenIn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Which process is the child of which, only Linux says in a file.");
        using var place = new Workplace(null, ("Inbox:ScanInterval", "00:00:00.100"), ("Web:Urls", "http://127.0.0.1:0"));
        var settings = place.Configuration.AsEnumerable().Where(s => s.Value is not null).ToList();
        var slow = SlowWorkbook();
        var sha256 = await FileContent.HashAsync(place.Drop("统计局/慢.xlsx", slow), _cancellation);

        await using (var first = WorkerProcess.Start(settings))
        {
            await UntilAsync(async () => first.HasExited || (await place.Ledger.ExistsAsync(_cancellation) && (await place.Ledger.Attempts.AmongAsync([sha256], _cancellation)).Count > 0));
            await first.KillAsync();
        }

        (await place.Ledger.Attempts.AmongAsync([sha256], _cancellation)).Should().NotBeEmpty("it was killed while it read");
        place.Files().Should().Equal("统计局/慢.xlsx");
        place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());

        await using (var second = WorkerProcess.Start(settings))
        {
            // It is read apart now, so that not the worker ends but its child.
            await UntilAsync(() => Task.FromResult(second.HasExited || second.KillChildren() > 0));
            await UntilAsync(() => Task.FromResult(second.HasExited || place.Files().All(f => f.Contains("退回", StringComparison.Ordinal) || f.Contains("已接收", StringComparison.Ordinal))));
            second.HasExited.Should().BeFalse(second.Output());
            await UntilAsync(async () => (await place.Ledger.Placements.PendingAsync(_cancellation)).Count == 0);
            (await second.StopAsync(_cancellation)).Should().Be(0, second.Output());
        }

        place.Files().Should().Equal("统计局/已接收/月报.xlsx", "统计局/退回/慢.xlsx");
        place.ReadReceipt("统计局/退回/慢.xlsx").Should().ContainAll("结果：退回", "[FIL113]", "异常中止");
        place.Reviews().Should().BeEmpty("it is not opened to be marked either");
        (await place.Ledger.Attempts.AmongAsync([sha256], _cancellation)).Should().BeEmpty();
        (await File.ReadAllBytesAsync(place.InShare("统计局/退回/慢.xlsx"), _cancellation)).Should().Equal(slow);
    }

    // A real workbook that takes seconds: a long table of one indicator, month after month.
    private static byte[] SlowWorkbook()
    {
        const int rows = 60_000;
        var sheet = new SheetBuilder().Row("2025年6月主要指标完成情况").Row("单位：万元").Row("指标", "累计", "备注", "说明", "来源", "填报人");
        for (var i = 0; i < rows; i++)
            sheet.Row("总产值", 100 + i, string.Create(CultureInfo.InvariantCulture, $"备注{i}"), $"说明{i % 97}", "台账", "张三");
        return sheet.ToXlsx();
    }

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (!await holds())
            await Task.Delay(10, limit.Token);
    }
}

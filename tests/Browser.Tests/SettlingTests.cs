using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Playwright;

namespace IndicatorPipeline.Browser.Tests;

/// <summary>A statistician settles labels that workbooks wait for.</summary>
public sealed class SettlingTests(Chromium chromium) : IDisposable
{
    private const string Unknown = "蔬菜水果产值";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ServedConsole.Settings);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Alias_IsPreviewed_AndOnceConfirmedTheWorkbookGoesOn()
    {
        await using var console = await HeldAsync();
        await using var window = await OpenWaitingAsync(console);
        var page = window.Page;
        await page.GetByText("其他处理").ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "指标" }).SelectOptionAsync("种植业产值");
        await window.PressAsync("作为别名");

        // Before: what the workbook would come to, and nothing has changed.
        await window.ArriveAsync("/catalog/preview*");
        (await page.Locator(".tried").InnerTextAsync()).Should().ContainAll("月报.xlsx", "可以接收", "识别出数据 2 个");
        (await window.OverflowAsync()).Should().Be(0);
        (await window.BarriersAsync()).Should().BeEmpty();
        _place.Catalog.Read("indicators.yaml").Should().NotContain(Unknown);
        (await VerdictAsync()).Should().Be(Verdict.Held);

        await window.PressAsync("确认登记");
        await window.ArriveAsync("/catalog");
        (await page.InnerTextAsync("main")).Should().Contain("没有工作簿在等待登记名称").And.NotContain(Unknown);
        window.Complaints.Should().BeEmpty();
        (await VerdictAsync()).Should().Be(Verdict.Accepted);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
    }

    [Fact]
    public async Task Preview_ShowsWhatWouldBeWrong_AndIsLeftWithoutAChange()
    {
        // As 总产值, the sheet would give two figures for one.
        await using var console = await HeldAsync();
        await using var window = await OpenWaitingAsync(console);
        var page = window.Page;
        await page.GetByText("其他处理").ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "指标" }).SelectOptionAsync("总产值");
        await window.PressAsync("作为别名");
        (await page.Locator(".tried").InnerTextAsync()).Should().Contain("将被退回");
        (await page.Locator(".tried tr.bad").CountAsync()).Should().BePositive();
        await window.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "返回目录" }));
        (await page.InnerTextAsync("main")).Should().Contain(Unknown);
        (await VerdictAsync()).Should().Be(Verdict.Held);
    }

    private async Task<ServedConsole> HeldAsync()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);
        return await ServedConsole.StartAsync(_place);
    }

    // As one comes to it: by the page of the workbook that waits.
    private async Task<Window> OpenWaitingAsync(ServedConsole console)
    {
        var window = await console.OpenAsync(chromium, ServedConsole.Statistician);
        await window.FollowAsync(window.Page.GetByRole(AriaRole.Link, new() { Name = "报送", Exact = true }));
        await window.FollowAsync(window.Page.GetByRole(AriaRole.Link, new() { Name = "月报.xlsx" }).First);
        await window.FollowAsync(window.Page.GetByRole(AriaRole.Link, new() { Name = "去登记名称" }));
        return window;
    }

    private async Task<Verdict> VerdictAsync() => (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter { Limit = 1 }, _cancellation)).Single().Verdict;
}

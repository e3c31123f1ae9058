using IndicatorPipeline.Support;

namespace IndicatorPipeline.Browser.Tests;

/// <summary>A statistician acts on what was sent.</summary>
public sealed class ActingTests(Chromium chromium) : IDisposable
{
    private const string Why = "理由";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ServedConsole.Settings);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Withdrawing_AsksForTheReason_AndShowsIt()
    {
        await ReceiveAsync(SomeWorkbook.Accepted());
        await using var console = await ServedConsole.StartAsync(_place);
        await using var window = await OpenFirstAsync(console);
        // The browser itself does not send a form without a reason.
        await window.PressAsync("撤回");
        (await window.Page.Locator(".verdict").InnerTextAsync()).Should().Be("已接收");
        await window.Page.GetByLabel(Why).FillAsync("误报");
        await window.PressAsync("撤回");
        await window.Page.GetByText("误报").First.WaitForAsync();
        (await window.Page.Locator(".verdict").InnerTextAsync()).Should().StartWith("已撤回");
        window.Complaints.Should().BeEmpty();
        (await _place.InForceAsync(_cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task Returning_LeadsToTheReturnedReading()
    {
        await ReceiveAsync(SomeWorkbook.Held());
        await using var console = await ServedConsole.StartAsync(_place);
        await using var window = await OpenFirstAsync(console);
        await window.Page.GetByLabel(Why).FillAsync("请用规范名称");
        await window.PressAsync("退回报送单位");
        await window.ArriveAsync("/submissions/2");
        (await window.Page.Locator("main").InnerTextAsync()).Should().ContainAll("退回", "请用规范名称", ServedConsole.Statistician);
        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
    }

    [Fact]
    public async Task Releasing_LetsTheReportCount()
    {
        _place.Catalog.Write(
            "reports.yaml",
            "- { code: monthly, name: 月报, department: stats, frequency: M, due: { day: 10, month: next }, areas: [county], required: [output], release: confirm }");
        await ReceiveAsync(SomeWorkbook.Accepted());
        await using var console = await ServedConsole.StartAsync(_place);
        await using var window = await OpenFirstAsync(console);
        (await window.Page.Locator(".verdict").InnerTextAsync()).Should().Be("已接收，待发布");
        await window.PressAsync("发布");
        await window.Page.GetByText("已接收", new() { Exact = true }).WaitForAsync();
        (await _place.InForceAsync(_cancellation)).Should().NotBeEmpty();
    }

    // As one comes to it: by the list.
    private async Task<Window> OpenFirstAsync(ServedConsole console)
    {
        var window = await console.OpenAsync(chromium, ServedConsole.Statistician);
        await window.FollowAsync(window.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "报送", Exact = true }));
        await window.FollowAsync(window.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "月报.xlsx" }).First);
        return window;
    }

    private async Task ReceiveAsync(byte[] content)
    {
        _place.Drop("统计局/月报.xlsx", content);
        await _place.RunAsync(_cancellation);
    }
}

using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Browser.Tests;

/// <summary>A clerk tries a workbook before sending it.</summary>
public sealed class CheckingTests(Chromium chromium) : IDisposable
{
    private readonly Workplace _place = new(null, ServedConsole.Settings);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task DroppedWorkbook_IsJudgedWithTheCellsThatAreWrong_AndNotRecorded()
    {
        await using var console = await ServedConsole.StartAsync(_place);
        await console.AddUserAsync("张三", UserRole.Department, "stats");
        await using var window = await console.OpenAsync(chromium, "张三", Window.Phone);
        await window.GoAsync("/check");
        var page = window.Page;
        await page.GetByLabel("文件").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "月报.xlsx", MimeType = "", Buffer = SomeWorkbook.Returned() });
        await window.PressAsync("试审");
        (await page.Locator(".verdict").InnerTextAsync()).Should().Be("将被退回");
        (await page.Locator("tr.bad").InnerTextAsync()).Should().ContainAll("Sheet1 B5", "待核");
        (await window.OverflowAsync()).Should().Be(0);
        (await window.BarriersAsync()).Should().BeEmpty();
        window.Complaints.Should().BeEmpty();

        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), TestContext.Current.CancellationToken)).Should().BeEmpty();
    }
}

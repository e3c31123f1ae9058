using System.Net;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web.Checking;

/// <summary>A workbook dropped onto a page.</summary>
public sealed class CheckPagesTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ("Web:Urls", "http://127.0.0.1:0"), ("Inbox:ScanInterval", "01:00:00"), ("Limits:FileBytes", "100000"));

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task DroppedWorkbook_IsJudged_AndNothingOfItIsKept()
    {
        await using var console = await ConsoleHost.StartAsync(_place);
        using var browser = console.NewBrowser();
        using var wrong = await browser.UploadAsync("/check", "file", "月报<b>.xlsx", SomeWorkbook.Returned());
        wrong.StatusCode.Should().Be(HttpStatusCode.OK);
        (await wrong.Content.ReadAsStringAsync(_cancellation)).Should().ContainAll("将被退回", "VAL", "Sheet1 B5", "月报&lt;b&gt;.xlsx").And.NotContain("月报<b>");
        using var right = await browser.UploadAsync("/check", "file", "月报.xlsx", SomeWorkbook.Accepted());
        (await right.Content.ReadAsStringAsync(_cancellation)).Should().Contain("可以接收");

        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().BeEmpty();
        _place.Files().Should().BeEmpty();
    }

    [Fact]
    public async Task LargeFile_IsRefused()
    {
        await using var console = await ConsoleHost.StartAsync(_place);
        using var browser = console.NewBrowser();
        using var response = await browser.UploadAsync("/check", "file", "大.xlsx", new byte[200_000]);
        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(_cancellation)).Should().Contain("文件太大");
    }

    [Fact]
    public async Task NameThatIsTooLong_IsSaidToBe()
    {
        await using var console = await ConsoleHost.StartAsync(_place);
        using var browser = console.NewBrowser();
        using var response = await browser.UploadAsync("/check", "file", new string('月', 81) + ".xlsx", SomeWorkbook.Accepted());
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(_cancellation)).Should().Contain("文件名超过 80 个字符");
    }

    [Fact]
    public async Task FormWithoutFile_IsIncomplete()
    {
        await using var console = await ConsoleHost.StartAsync(_place);
        using var browser = console.NewBrowser();
        using var response = await browser.SubmitAsync("/check", "/check");
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }
}

using System.Net;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web.Submissions;

public sealed class SubmissionPagesTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ("Web:Urls", "http://127.0.0.1:0"), ("Inbox:ScanInterval", "01:00:00"));

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task ReturnedWorkbook_HasItsFindingsBesideTheMarkedCells()
    {
        var returned = await ReceiveAsync("月报.xlsx", SomeWorkbook.Returned());
        await using var console = await ConsoleHost.StartAsync(_place);
        var page = await console.PageAsync($"/submissions/{returned.Id}");
        page.Should().ContainAll("月报.xlsx", "退回", "VAL", "href=\"/submissions/1?sheet=Sheet1#cell-B5\"", "id=\"cell-B5\"", "待核", "收到并读取");
    }

    [Fact]
    public async Task SubmissionThatIsNotThere_IsNotFound()
    {
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync("/submissions/7", HttpStatusCode.NotFound)).Should().Contain("没有这一编号的报送");
    }

    [Fact]
    public async Task List_IsNarrowedByVerdictAndDepartment_AndTurnsItsPages()
    {
        await ReceiveAsync("退回的.xlsx", SomeWorkbook.Returned());
        for (var i = 1; i <= 51; i++)
            await ReceiveAsync($"接收的{i:00}.xlsx", SomeWorkbook.Accepted(output: 100 + i));
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync("/submissions?verdict=returned&department=stats")).Should().Contain("退回的.xlsx").And.NotContain("接收的");
        (await console.PageAsync("/submissions?department=nobody")).Should().NotContain(".xlsx");
        (await console.PageAsync("/submissions?verdict=accepted")).Should().Contain("接收的51.xlsx").And.NotContain("接收的01.xlsx").And.Contain("page=2");
        (await console.PageAsync("/submissions?verdict=accepted&page=2")).Should().Contain("接收的01.xlsx").And.NotContain("接收的51.xlsx").And.NotContain("page=3");
    }

    [Fact]
    public async Task ReportThatIsOwed_IsListedWithItsDepartment()
    {
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync("/submissions")).Should().ContainAll("月报", "统计局", "0/1");
    }

    private async Task<Submission> ReceiveAsync(string name, byte[] content)
    {
        _place.Drop($"统计局/{name}", content);
        await _place.RunAsync(_cancellation);
        return (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter { Limit = 1 }, _cancellation)).Single();
    }
}

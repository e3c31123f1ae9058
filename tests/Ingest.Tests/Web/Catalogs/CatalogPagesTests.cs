using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web.Catalogs;

public sealed class CatalogPagesTests : IDisposable
{
    private readonly Workplace _place = new(null, ("Web:Urls", "http://127.0.0.1:0"), ("Inbox:ScanInterval", "01:00:00"));

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task UnknownLabel_IsShownWithTheWorkbookThatWaitsAndTheNearestEntry()
    {
        _place.Drop("统计局/二季度.xlsx", SomeWorkbook.Held(label: "种植业的产值"));
        await _place.RunAsync(TestContext.Current.CancellationToken);
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync("/catalog")).Should().ContainAll("<td>种植业的产值</td>", "<td>种植业产值", "href=\"/submissions/1\"", "二季度.xlsx");
    }

    [Fact]
    public async Task Search_FindsByNameAliasOrCode_WhateverTheWidth()
    {
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync("/catalog")).Should().NotContain("<td>output</td>");
        (await console.PageAsync("/catalog?q=种植")).Should().Contain("<td>crops</td>").And.NotContain("<td>output</td>");
        (await console.PageAsync("/catalog?q=ＯＵＴＰＵＴ")).Should().Contain("<td>output</td>");
        (await console.PageAsync("/catalog?q=东川")).Should().Contain("<td>east</td>");
    }
}

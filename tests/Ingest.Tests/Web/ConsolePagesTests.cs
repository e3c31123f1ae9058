using System.Net;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web;

/// <summary>The console's pages, asked over HTTP.</summary>
public sealed class ConsolePagesTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ("Inbox:ScanInterval", "1.00:00:00"), ("Web:Urls", "http://127.0.0.1:0"));
    private readonly TempFolder _folder = new();
    private Microsoft.AspNetCore.Builder.WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = WorkerHost.Build(_place.Configuration);
        await _app.StartAsync(_cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _place.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Figure_IsShownWithItsCellAndEveryVersion()
    {
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted(6, output: 1234.5m));
        await TakeInAsync("六月更正.xlsx", SomeWorkbook.Accepted(6, output: 1250m));

        var (status, html) = await GetAsync("/observation?indicator=output&area=county&item=&period=2025-M06");

        status.Should().Be(HttpStatusCode.OK);
        html.Should().Contain("<h1>总产值</h1>").And.Contain("2025年6月").And.Contain("1,250 万元").And.Contain("1,234.5 万元").And.Contain("&#x2B;15.5");
        html.Should().MatchRegex("<td class=\"asked n\" id=\"cell-B4\">1,?250</td>").And.Contain("六月更正.xlsx Sheet1!B4").And.Contain("现行").And.Contain("已被其他版本取代");
    }

    [Fact]
    public async Task WithdrawnFigure_SaysWhyItCountsNoMore()
    {
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted(6));
        await _place.Get<Lifecycle>().WithdrawAsync(1, "误报<b>", Actor.Worker, _cancellation);

        var (_, html) = await GetAsync("/observation?indicator=output&area=county&item=&period=2025-M06&lang=en");

        html.Should().Contain("None in force").And.Contain("Withdrawn").And.Contain("误报&lt;b&gt;").And.NotContain("<b>");
    }

    [Theory]
    [InlineData("/observation?indicator=output&area=county&item=&period=2025-M07", "没有这一指标")]
    [InlineData("/observation?indicator=output&area=county&period=soon", "地址不完整")]
    [InlineData("/observation", "地址不完整")]
    [InlineData("/source?submission=1&sheet=Sheet9&cell=B4", "找不到这个单元格")]
    [InlineData("/source?submission=77&sheet=Sheet1&cell=B4", "找不到这个单元格")]
    [InlineData("/source?submission=1&sheet=Sheet1&cell=<script>", "地址不完整")]
    public async Task WhatIsNotThere_IsSaidSo(string address, string why)
    {
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted(6));
        var (status, html) = await GetAsync(address);
        status.Should().Be(HttpStatusCode.NotFound);
        html.Should().Contain(why);
    }

    [Fact]
    public async Task SourceCell_StandsAmongItsNeighbors_AndHeadingsAreKeptInSight()
    {
        var sheet = new SheetBuilder().Row("2025年6月生产情况（单位：万元）").Merge("A1:B1").Row("指标", "累计");
        for (var i = 0; i < 40; i++)
            sheet.Row($"说明{i}", $"文字{i}");
        await TakeInAsync("长表.xlsx", sheet.Row("总产值", 77).ToXlsx());

        var (status, html) = await GetAsync("/source?submission=1&sheet=Sheet1&cell=B43");

        status.Should().Be(HttpStatusCode.OK);
        html.Should().Contain("colspan=\"2\">2025年6月生产情况（单位：万元）</td>").And.Contain("<td class=\"asked n\" id=\"cell-B43\">77</td>").And.Contain("⋮").And.Contain("说明39").And.NotContain("说明10");
    }

    [Fact]
    public async Task DayInTheAddress_StandsForThePeriodThatItBegins()
    {
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted(6, output: 1234.5m));
        (await GetAsync("/observation?indicator=output&area=county&item=&period=2025-06-01")).Html.Should().Contain("1,234.5 万元");
    }

    [Fact]
    public async Task WorkbookThatIsNoMoreInTheArchive_LeavesThePageWithoutItsSheet()
    {
        await TakeInAsync("六月.xlsx", SomeWorkbook.Accepted(6, output: 1234.5m));
        Directory.Delete(Path.Combine(_place.Data, "archive"), recursive: true);
        (await GetAsync("/observation?indicator=output&area=county&item=&period=2025-M06")).Html.Should().Contain("1,234.5 万元").And.NotContain("所在工作簿");
    }

    [Fact]
    public async Task Pages_LoadNothingFromElsewhereAndRunNoScript()
    {
        using var response = await Http.GetAsync(_app.Urls.First() + "/observation", _cancellation);
        response.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'; style-src 'self'");
        (await response.Content.ReadAsStringAsync(_cancellation)).Should().NotContain("<script").And.NotContain("style=");
        (await GetAsync("/console.css")).Html.Should().Contain(".asked");
    }

    private async Task TakeInAsync(string name, byte[] content)
    {
        // Beside the worker, which has the share to itself.
        var path = _folder.Combine(name);
        await File.WriteAllBytesAsync(path, content, _cancellation);
        (await _place.Get<Lifecycle>().ReceiveAsync(new Intake(name, path, _place.Get<CatalogSource>().Catalog.Departments[0], null), Actor.Worker, _cancellation)).Should().NotBeNull();
    }

    private async Task<(HttpStatusCode Status, string Html)> GetAsync(string address)
    {
        using var response = await Http.GetAsync(_app.Urls.First() + address, _cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(_cancellation));
    }
}

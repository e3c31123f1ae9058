using System.Net;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web.Scores;

/// <summary>A computed score, opened down to its cells, asked over HTTP.</summary>
public sealed class ScorePageTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ("Web:Urls", "http://127.0.0.1:0"), ("Inbox:ScanInterval", "01:00:00"));
    private readonly TempFolder _folder = new();

    public ScorePageTests()
    {
        _place.Catalog.Write("areas.yaml", """
            - { code: county, name: 全县, level: county }
            - { code: east, name: 东川镇, level: township, parent: county, group: 农业优先型 }
            - { code: west, name: 西坪镇, level: township, parent: county, group: 农业优先型 }
            """);
        _place.Catalog.Write("assessment.yaml", """
            - code: farming
              name: 农业优先型乡镇考核
              group: 农业优先型
              frequency: Q
              equal: satisfactory
              missing: zero
              indicators:
                - { indicator: output, measure: level, weight: 60, better: higher, satisfactory: 100, lowest: 50 }
                - { indicator: crops, measure: level, weight: 40, better: higher, satisfactory: best, lowest: worst }
              adjustments:
                - { area: east, period: 2025-Q2, points: 1.5, reason: 承办<b>现场会 }
            """);
        // The catalog is read once and then followed by the worker.
        _place.Restart();
    }

    public void Dispose()
    {
        _place.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Score_IsOpenedDownToItsCells()
    {
        await ReceiveAsync();
        await using var console = await ConsoleHost.StartAsync(_place);

        var page = await console.PageAsync("/observation?indicator=computed_score&area=east&item=&period=2025-Q2");

        // 80 × 0.6 + 60 × 0.4 + 1.5.
        page.Should().ContainAll("<p class=\"value\">73.5</p>", "类内位次：2（共 2）", "农业优先型乡镇考核", "0.001（西坪镇）", "乡镇.xlsx Sheet1!B4", "承办&lt;b&gt;现场会", "&#x2B;1.5");
        page.Should().Contain("href=\"/observation?indicator=output&amp;area=east&amp;item=&amp;period=2025-M06\"");
    }

    [Fact]
    public async Task Part_IsShownByItself_AndADayStandsForItsPeriod()
    {
        await ReceiveAsync();
        await using var console = await ConsoleHost.StartAsync(_place);
        var page = await console.PageAsync("/observation?indicator=computed_score&area=east&item=output_level&period=2025-04-01&lang=en");
        page.Should().ContainAll("<p class=\"value\">80</p>", "<tr class=\"counts\">", "Computed assessment score", "Rank 2 of 2");
    }

    [Fact]
    public async Task Table_HasEveryGroupByPlace_AndLeadsToEachScore()
    {
        await ReceiveAsync();
        await using var console = await ConsoleHost.StartAsync(_place);

        var page = await console.PageAsync("/assessment");

        page.Should().ContainAll("2025年2季度", "农业优先型乡镇考核", "承办&lt;b&gt;现场会", "href=\"/observation?indicator=computed_score&amp;area=east&amp;item=&amp;period=2025-Q2\"");
        page.IndexOf("西坪镇", StringComparison.Ordinal).Should().BeLessThan(page.IndexOf("东川镇", StringComparison.Ordinal), "it has the first place");
        (await console.PageAsync("/assessment?period=2024-Q1")).Should().Contain("没有可供考核的数据");
        await console.PageAsync("/assessment?period=spring", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("county", "2025-Q2")]
    [InlineData("east", "2025-Q3")]
    [InlineData("east", "2025-M06")]
    public async Task WhatIsNotScored_IsSaidSo(string area, string period)
    {
        await ReceiveAsync();
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync($"/observation?indicator=computed_score&area={area}&item=&period={period}", HttpStatusCode.NotFound)).Should().Contain("没有这一指标");
    }

    private async Task ReceiveAsync()
    {
        var path = _folder.Combine("乡镇.xlsx");
        await File.WriteAllBytesAsync(
            path,
            new SheetBuilder().Row("2025年1-6月各乡镇主要指标").Row("单位：万元").Row("乡镇", "总产值", "种植业产值").Row("东川镇", 75m, 4m).Row("西坪镇", 120m, 10m).ToXlsx(),
            _cancellation);
        (await _place.Get<Lifecycle>().ReceiveAsync(new Intake("乡镇.xlsx", path, _place.Get<CatalogSource>().Catalog.Departments[0], null), Actor.Worker, _cancellation)).Should().NotBeNull();
    }
}

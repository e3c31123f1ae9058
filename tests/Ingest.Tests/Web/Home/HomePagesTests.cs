using IndicatorPipeline.Ingest.Web.Home;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web.Home;

public sealed class HomePagesTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ("Web:Urls", "http://127.0.0.1:0"), ("Inbox:ScanInterval", "01:00:00"));
    private readonly TempFolder _folder = new();

    public HomePagesTests() => _place.Catalog.Write("derivations.yaml", """
        - { code: completion, name: 完成率, derive: completion }
        - { code: pace, name: 进度差, derive: pace }
        """);

    public void Dispose()
    {
        _place.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task EmptyLedger_IsSaidToBe()
    {
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync("/")).Should().Contain("台账中还没有县级数据").And.Contain("逾期未报的报表：1 份");
        (await console.PageAsync("/?lang=en")).Should().Contain("The ledger has no figures of the county yet.").And.Contain("href=\"/submissions?lang=en\"");
    }

    [Fact]
    public async Task IndicatorBehindItsPlan_IsCountedAndLeadsToItsPage()
    {
        await ReceiveAsync("六月.xlsx", Plans(output: 30m, investment: 80m));
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync("/")).Should().ContainAll(
            "1 项落后于序时进度，共 2 项", "<tr class=\"bad\"><td><a href=\"/observation?indicator=output&amp;area=county&amp;item=&amp;period=2025-M06\">总产值</a>", "<td class=\"n\">-20.0</td>");
    }

    [Fact]
    public async Task WhatComesIn_IsSeenAtTheNextCall()
    {
        await ReceiveAsync("六月.xlsx", Plans(output: 30m, investment: 80m));
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync("/")).Should().Contain("1 项落后");
        await ReceiveAsync("六月更正.xlsx", Plans(output: 31m, investment: 20m));
        (await console.PageAsync("/")).Should().Contain("2 项落后").And.Contain("<td class=\"n\">31</td>");
    }

    [Fact]
    public async Task ProjectThatIsInTheLastReportNoMore_IsNoneOfTodays()
    {
        await ReceiveAsync("五月.xlsx", Projects(5, "东川水库", "县医院"));
        await ReceiveAsync("六月.xlsx", Projects(6, "县医院"));
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync("/")).Should().Contain("项目（1 项）").And.Contain("县医院").And.NotContain("东川水库");
    }

    [Fact]
    public async Task ReportOfALaterYearThatWasTakenBack_HidesNothing()
    {
        await ReceiveAsync("六月.xlsx", Plans(output: 30m, investment: 80m));
        var later = await _place.Ledger.RecordAsync(SomeReport.Named("later", SomeReport.Figure(1m, "2029-M06", SomeReport.Series("output"))), _cancellation);
        (await _place.Ledger.WithdrawAsync(later.Submission.Id, "另一年的报表", Actor.Worker, _cancellation)).Should().BeTrue();
        await using var console = await ConsoleHost.StartAsync(_place);
        (await console.PageAsync("/")).Should().Contain("1 项落后于序时进度，共 2 项");
    }

    [Fact]
    public async Task FigureOfAYearToCome_HidesNothing_AndLastYearsStaysUntilThisYearsMayBeThere()
    {
        await ReceiveAsync("六月.xlsx", Plans(output: 30m, investment: 80m));
        await _place.Ledger.RecordAsync(SomeReport.Named("mistyped", SomeReport.Figure(1m, "2099-M06", SomeReport.Series("output"))), _cancellation);
        await _place.Ledger.RecordAsync(
            SomeReport.Named("year before", SomeReport.Figure(3m, "2023", SomeReport.Series("yearly", measure: Measure.Rank, freq: Freq.Annual))), _cancellation);

        _place.Get<CatalogSource>().Refresh();
        var glance = await CountyGlance.ReadAsync(_place.Ledger, _place.Get<CatalogSource>().Catalog, new DateOnly(2025, 7, 20), _cancellation);

        glance.Plan.Select(l => (l.Group.Indicator, l.Period.ToString())).Should().Equal(("output", "2025-M06"), ("investment", "2025-M06"));
        glance.Ranks.Should().ContainSingle("2024's may come yet").Which.Group.Indicator.Should().Be("yearly");
    }

    private static byte[] Plans(decimal output, decimal investment) => new SheetBuilder().Row("2025年6月主要指标完成情况").Row("单位：万元")
        .Row("指标", "全年目标", "累计").Row("总产值", 100, output).Row("项目投资", 100, investment).ToXlsx();

    private static byte[] Projects(int month, params string[] names)
    {
        var sheet = new SheetBuilder().Row($"2025年{month}月重点项目进展").Row("单位：万元").Row("项目名称", "项目投资");
        foreach (var name in names)
            sheet.Row(name, 100 + month);
        return sheet.ToXlsx();
    }

    private async Task ReceiveAsync(string name, byte[] content)
    {
        // Beside the worker, which has the share to itself.
        var path = _folder.Combine(name);
        await File.WriteAllBytesAsync(path, content, _cancellation);
        (await _place.Lifecycle.ReceiveAsync(new Intake(name, path, _place.Get<CatalogSource>().Catalog.Departments[0], null), Actor.Worker, _cancellation)).Should().NotBeNull();
    }
}

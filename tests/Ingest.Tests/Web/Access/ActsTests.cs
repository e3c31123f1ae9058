using System.Net;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web.Access;

/// <summary>What a statistician does at the pages: to submissions, and to labels that workbooks wait for.</summary>
public sealed class ActsTests : IDisposable
{
    private const string Password = "correct horse";
    private const string Unknown = "蔬菜水果产值";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new(null, ("Web:Urls", "http://127.0.0.1:0"), ("Inbox:ScanInterval", "01:00:00"));

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Withdrawing_IsDoneByWhoeverIsSignedIn_WithTheReason()
    {
        await ReceiveAsync("月报.xlsx", SomeWorkbook.Accepted());
        await using var console = await StartAsync();
        using var browser = await console.NewBrowser().SignInAsync("wang", Password);
        using var done = await browser.SubmitAsync("/submissions/1", "/submissions/1/withdraw", ("why", "误报"));
        done.Headers.Location!.OriginalString.Should().Be("/submissions/1");

        (await browser.PageAsync("/submissions/1")).Should().Contain("误报").And.NotContain("/submissions/1/withdraw");
        var last = (await _place.Ledger.Journal.OfAsync(1, _cancellation))[^1];
        (last.Kind, last.By, last.Note).Should().Be((SubmissionEventKind.Withdrawn, Actor.Console("wang"), "误报"));
        (await _place.InForceAsync(_cancellation)).Should().BeEmpty();
        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
    }

    [Fact]
    public async Task Returning_LeadsToTheReadingThatSaysSo()
    {
        await ReceiveAsync("月报.xlsx", SomeWorkbook.Held());
        await using var console = await StartAsync();
        using var browser = await console.NewBrowser().SignInAsync("wang", Password);
        using var done = await browser.SubmitAsync("/submissions/1", "/submissions/1/return", ("why", "请用规范名称"));
        done.Headers.Location!.OriginalString.Should().Be("/submissions/2");
        (await browser.PageAsync("/submissions/2")).Should().ContainAll("退回", "请用规范名称", "wang");
    }

    [Fact]
    public async Task Releasing_LetsTheReportCount()
    {
        _place.Catalog.Write(
            "reports.yaml",
            "- { code: monthly, name: 月报, department: stats, frequency: M, due: { day: 10, month: next }, areas: [county], required: [output], release: confirm }");
        await ReceiveAsync("月报.xlsx", SomeWorkbook.Accepted());
        (await _place.InForceAsync(_cancellation)).Should().BeEmpty();
        await using var console = await StartAsync();
        using var browser = await console.NewBrowser().SignInAsync("wang", Password);
        using var done = await browser.SubmitAsync("/submissions/1", "/submissions/1/release");
        done.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await _place.InForceAsync(_cancellation)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task WhatCannotBeDone_IsSaidSo()
    {
        await ReceiveAsync("月报.xlsx", SomeWorkbook.Accepted());
        await using var console = await StartAsync();
        using var browser = await console.NewBrowser().SignInAsync("wang", Password);
        using var noReason = await browser.SubmitAsync("/submissions/1", "/submissions/1/withdraw", ("why", " "));
        noReason.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var notHeld = await browser.SubmitAsync("/submissions/1", "/submissions/1/return", ("why", "误报"));
        notHeld.StatusCode.Should().Be(HttpStatusCode.Conflict);
        using var nowhere = await browser.SubmitAsync("/submissions/1", "/submissions/77/withdraw", ("why", "误报"));
        nowhere.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await _place.InForceAsync(_cancellation)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task WhileTheShareIsAway_NothingIsSentBack_AndThatIsSaid()
    {
        await ReceiveAsync("月报.xlsx", SomeWorkbook.Accepted());
        await using var console = await StartAsync();
        using var browser = await console.NewBrowser().SignInAsync("wang", Password);
        Directory.Move(_place.Share, _place.Share + " away");
        Directory.CreateDirectory(_place.Share);
        using var away = await browser.SubmitAsync("/submissions/1", "/submissions/1/withdraw", ("why", "误报"));
        away.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await away.Content.ReadAsStringAsync(_cancellation)).Should().Contain("共享文件夹暂时不在");
        (await _place.InForceAsync(_cancellation)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task Leader_IsShownNoForms()
    {
        await ReceiveAsync("月报.xlsx", SomeWorkbook.Held());
        await using var console = await StartAsync();
        using var browser = await console.NewBrowser().SignInAsync("li", Password);
        (await browser.PageAsync("/submissions/1")).Should().NotContain("/return");
        (await browser.PageAsync("/catalog")).Should().Contain(Unknown).And.NotContain("/catalog/preview");
    }

    [Theory]
    [InlineData("alias", "indicator", "output")]
    [InlineData("ignore", "", "")]
    public async Task SettledLabel_HasItsWorkbookReadAgainAtOnce(string act, string name, string value)
    {
        await ReceiveAsync("月报.xlsx", SomeWorkbook.Held());
        await using var console = await StartAsync();
        using var browser = await console.NewBrowser().SignInAsync("wang", Password);
        (await browser.PageAsync("/catalog")).Should().ContainAll(Unknown, "/catalog/preview");
        var preview = $"/catalog/preview?act={act}&label={Unknown}&{name}={value}";
        using var done = await browser.SubmitAsync(preview, $"/catalog/{act}", ("label", Unknown), (name, value));
        done.StatusCode.Should().Be(HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync(_cancellation));

        (await browser.PageAsync("/catalog")).Should().NotContain($"<td>{Unknown}</td>");
        var again = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter { Limit = 1 }, _cancellation)).Single();
        again.Id.Should().Be(2);
        again.Verdict.Should().NotBe(Verdict.Held);
        (await _place.Ledger.Journal.OfAsync(2, _cancellation)).Single().By.Should().Be(Actor.Console("wang"));
    }

    [Fact]
    public async Task NewIndicator_IsAddedForTheLabel()
    {
        await ReceiveAsync("月报.xlsx", SomeWorkbook.Held());
        await using var console = await StartAsync();
        using var browser = await console.NewBrowser().SignInAsync("wang", Password);
        using var done = await browser.SubmitAsync(
            $"/catalog/preview?act=indicator&label={Unknown}&code=fruit&domain=economy&unit=万元&frequency=M&accumulation=ytd", "/catalog/indicator",
            ("label", Unknown), ("code", "fruit"), ("domain", "economy"), ("unit", "万元"), ("frequency", "M"), ("accumulation", "ytd"));
        done.StatusCode.Should().Be(HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync(_cancellation));
        (await browser.PageAsync("/catalog?q=fruit")).Should().Contain($"<td>{Unknown}</td>");
        using var refused = await browser.SubmitAsync("/", "/catalog/alias", ("label", Unknown), ("indicator", "nothing"));
        refused.StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Preview_JudgesWhatWaits_AndWritesNothing()
    {
        await ReceiveAsync("六月.xlsx", SomeWorkbook.Held());
        await ReceiveAsync("七月.xlsx", SomeWorkbook.Held(7));
        await ReceiveAsync("别的.xlsx", SomeWorkbook.Held(8, "另一名称"));
        await using var console = await StartAsync();
        using var browser = await console.NewBrowser().SignInAsync("wang", Password);
        var written = Directory.EnumerateFiles(_place.Catalog.Path).ToDictionary(f => f, File.ReadAllText);

        (await browser.PageAsync($"/catalog/preview?act=alias&label={Unknown}&indicator=crops")).Should()
            .ContainAll("种植业产值", "六月.xlsx", "七月.xlsx", "可以接收", "识别出数据 2 个").And.NotContain("别的.xlsx");
        // As another name of 总产值 the sheets would say two figures for one.
        (await browser.PageAsync($"/catalog/preview?act=alias&label={Unknown}&indicator=output")).Should().ContainAll("将被退回", "Sheet1 B5");
        (await browser.PageAsync("/catalog/preview?act=ignore&label=别处的名称")).Should().Contain("没有工作簿在等待这一名称");
        (await browser.PageAsync("/catalog/preview?act=ignore", HttpStatusCode.BadRequest)).Should().Contain("填写不完整");
        (await browser.PageAsync($"/catalog/preview?act=alias&label={Unknown}&indicator=nothing", HttpStatusCode.Conflict)).Should().Contain("目录没有更改");

        Directory.EnumerateFiles(_place.Catalog.Path).ToDictionary(f => f, File.ReadAllText).Should().Equal(written);
        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter { Verdict = Verdict.Held, OnlyCurrent = true }, _cancellation)).Should().HaveCount(3);
    }

    private async Task<ConsoleHost> StartAsync()
    {
        await _place.Get<UserAccounts>().AddAsync("wang", UserRole.Statistician, null, Password, Actor.Worker, _cancellation);
        await _place.Get<UserAccounts>().AddAsync("li", UserRole.Leader, null, Password, Actor.Worker, _cancellation);
        return await ConsoleHost.StartAsync(_place);
    }

    private async Task ReceiveAsync(string name, byte[] content)
    {
        _place.Drop($"统计局/{name}", content);
        await _place.RunAsync(_cancellation);
    }
}

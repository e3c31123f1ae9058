using System.Net;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Web;

/// <summary>The database of the ledger is away while people are at the console.</summary>
public sealed class LedgerIsAwayTests
{
    private const string Password = "correct horse";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_SaySoUntilItIsBack()
    {
        await using var server = await PostgresServer.StartAsync(_cancellation);
        using var place = new Workplace(null, [("Web:Urls", "http://127.0.0.1:0"), ("Inbox:ScanInterval", "01:00:00"), .. server.LedgerSettings()]);
        await place.Get<UserAccounts>().AddAsync("li", UserRole.Leader, null, Password, Actor.Worker, _cancellation);
        await using var console = await ConsoleHost.StartAsync(place);
        using var browser = await console.NewBrowser().SignInAsync("li", Password);
        await browser.PageAsync("/submissions");

        await server.StopAsync();
        using var page = await browser.GetAsync("/submissions", "text/html");
        page.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        page.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(30));
        page.Headers.GetValues("Content-Security-Policy").Should().ContainSingle();
        (await page.Content.ReadAsStringAsync(_cancellation)).Should().Contain("数据库暂时连不上");
        using var program = await browser.GetAsync("/api/submissions", "application/json");
        program.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        program.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");

        await server.StartAgainAsync(_cancellation);
        await browser.PageAsync("/submissions");
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using IndicatorPipeline.Ingest.Tests.Web;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Health;

/// <summary>Somebody watches the worker from outside.</summary>
public sealed class ReadinessTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ShareThatGoesAndComesBack_IsToldOf_AndTheWorkerLives()
    {
        using var place = Place(("Receipts:Reminders", "false"));
        await using var host = await ConsoleHost.StartAsync(place);
        // The first round lays the folders out; later none does while the share is away.
        while (!File.Exists(place.InShare(".indicators-worker.json")))
            await Task.Delay(20, Cancel);
        (await ReadyAsync(host, HttpStatusCode.OK)).Should().Equal("ledger_in_order", "archive_in_order", "disk_in_order", "share_in_order", "influx_none");

        Directory.Move(place.Share, place.Share + ".away");
        (await ReadyAsync(host, HttpStatusCode.ServiceUnavailable)).Should().Contain("share_missing");
        await host.PageAsync("/health/live");
        (await host.PageAsync("/health/ready?lang=en", HttpStatusCode.ServiceUnavailable)).Should().Contain("There is no share");
        Directory.Move(place.Share + ".away", place.Share);
        await ReadyAsync(host, HttpStatusCode.OK);
    }

    [Fact]
    public async Task InfluxAway_IsToldOf_AndTheWorkerIsReadyAllTheSame()
    {
        var nobody = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackServer.FreePort()}");
        using var place = Place(("Influx:Url", nobody), ("Influx:Retries", "0"), ("Jobs:ProjectionInterval", "00:00:00.100"));
        await using var host = await ConsoleHost.StartAsync(place);
        place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!(await ReadyAsync(host, HttpStatusCode.OK)).Contains("projection_in_trouble"))
            await Task.Delay(50, limit.Token);
        (await host.PageAsync("/health/ready")).Should().Contain("\"status\":\"Degraded\"");
    }

    [Fact]
    public async Task LedgerAway_MakesItUnready_UntilItIsBack()
    {
        await using var server = await PostgresServer.StartAsync(Cancel);
        using var place = Place(server.LedgerSettings());
        await using var host = await ConsoleHost.StartAsync(place);
        await ReadyAsync(host, HttpStatusCode.OK);

        await server.StopAsync();
        (await ReadyAsync(host, HttpStatusCode.ServiceUnavailable)).Should().Contain("ledger_away");
        await host.PageAsync("/health/live");
        await server.StartAgainAsync(Cancel);
        await ReadyAsync(host, HttpStatusCode.OK);
    }

    private static Workplace Place(params (string Key, string Value)[] settings) =>
        new(null, [("Inbox:ScanInterval", "00:00:00.100"), ("Web:Urls", "http://127.0.0.1:0"), .. settings]);

    private static async Task<IReadOnlyList<string>> ReadyAsync(ConsoleHost host, HttpStatusCode status)
    {
        var checks = JsonElement.Parse(await host.PageAsync("/health/ready", status)).GetProperty("checks");
        return [.. checks.EnumerateArray().Select(c => c.GetProperty("code").GetString()!)];
    }
}

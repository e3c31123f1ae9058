using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests;

/// <summary>Somebody watches what the worker counts.</summary>
public sealed class TelemetryTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatWasTakenIn_IsCountedForPrometheusAndSentToTheCollector()
    {
        await using var collector = new StubServer(_ => new StubAnswer(200));
        using var place = new Workplace();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackServer.FreePort()}");
        place.Drop("统计局/好.xlsx", SomeWorkbook.Accepted());
        place.Drop("统计局/退.xlsx", SomeWorkbook.Returned(month: 5));
        await using var worker = WorkerProcess.Start(
        [
            .. place.Configuration.AsEnumerable(),
            new("Inbox:ScanInterval", "00:00:00.100"),
            new("Web:Urls", address),
            new("Telemetry:Endpoint", collector.Url),
            new("Telemetry:Protocol", "HttpProtobuf"),
            new("OTEL_METRIC_EXPORT_INTERVAL", "200"),
            new("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ]);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(60));

        string metrics;
        while (ValueOf(metrics = await ScrapeAsync(http, limit.Token), "indicators_files_total", "verdict=\"returned\"") is null
            || ValueOf(metrics, "indicators_stage_duration_seconds_count", "stage=\"deliver\"") is null
            || ValueOf(metrics, "indicators_queue") is not 0)
        {
            await Task.Delay(50, limit.Token);
        }

        ValueOf(metrics, "indicators_files_total", "verdict=\"accepted\"").Should().Be(1);
        ValueOf(metrics, "indicators_observations_total").Should().Be(2);
        ValueOf(metrics, "indicators_cells_total").Should().BeGreaterThan(15);
        ValueOf(metrics, "indicators_findings_total", "code=\"VAL101\"").Should().Be(1);
        foreach (var stage in new[] { "read", "open", "resolve", "history", "check", "archive", "record", "deliver" })
            ValueOf(metrics, "indicators_stage_duration_seconds_count", $"stage=\"{stage}\"").Should().BePositive(stage);
        // The first that comes of each: what is sent later is the same again.
        while (!new[] { "/v1/metrics", "/v1/traces" }.All(path => collector.Requests.Any(r => r.PathAndQuery == path)))
            await Task.Delay(50, limit.Token);
        (await worker.StopAsync(Cancel)).Should().Be(0);
    }

    private static async Task<string> ScrapeAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetStringAsync("/metrics", cancellationToken);
        }
        catch (HttpRequestException)
        {
            // It has not begun to listen.
            return "";
        }
    }

    /// <summary>The value of a metric's line with a label; null when there is none.</summary>
    private static double? ValueOf(string metrics, string name, string label = "") =>
        Regex.Match(metrics, $@"^{name}(\{{[^}}]*{Regex.Escape(label)}[^}}]*\}})? (\S+)", RegexOptions.Multiline) is { Success: true } line
            ? double.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture)
            : null;
}

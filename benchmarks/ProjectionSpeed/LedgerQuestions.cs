using System.Diagnostics;
using System.Globalization;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>The same questions to a ledger and to a real influxd that holds the same points.</summary>
internal static class LedgerQuestions
{
    private const int Times = 50;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <param name="folder">Where the ledger is kept, to look at it with the program; null for nowhere.</param>
    public static async Task<int> RunAsync(int atMost, string? folder, CancellationToken cancellationToken)
    {
        await using var server = await InfluxServer.StartAsync(cancellationToken);
        using var temp = new TempFolder();
        using var ledger = new ObservationLedger(new LedgerOptions { Directory = folder ?? temp.Path }, TimeProvider.System);
        var reports = new MadeReports(atMost);
        Console.WriteLine($"recorded   {(await Measured.OfAsync(() => reports.RecordAsync(ledger, cancellationToken))).Of(reports.Count)}");
        using var projection = new Projection(
            new InfluxOptions { Url = server.Url }, ledger, () => reports.Catalog, Zone, TimeProvider.System, NullLogger<Projection>.Instance);
        Console.WriteLine($"projected  {(await Measured.OfAsync(() => projection.RunOnceAsync(cancellationToken))).Of(reports.Count)}");

        var (indicator, area) = (reports.Catalog.Indicators[^1].Code, reports.Catalog.Areas[reports.Catalog.Areas.Count / 2].Code);
        var series = new ObservationQuery { Indicators = [indicator], Areas = [area], Measures = [Measure.Level] };
        await AskAsync("a series of twenty years", () => CountAsync(ledger.Vintages.InForceAsync(series, cancellationToken)));
        await AskAsync("the same as of an earlier day", () => CountAsync(ledger.Vintages.InForceAsync(series with { AsOf = SomeReport.ReceivedAt.AddDays(1) }, cancellationToken)));
        await AskAsync("every version of it", () => CountAsync(ledger.Vintages.HistoriesAsync(series, cancellationToken)));
        await AskAsync("all areas at a month", () => CountAsync(ledger.Vintages.InForceAsync(series with { Areas = [], Periods = [MadeReports.First.Plus(100)] }, cancellationToken)));
        await AskAsync("influxd: the series", async () => (await server.QueryAsync($"SELECT level FROM economy WHERE indicator = '{indicator}' AND area = '{area}'", cancellationToken, "indicators")).Length);
        var moment = MadeReports.First.Plus(100).FirstInstant(Zone).ToUnixTimeSeconds();
        await AskAsync("influxd: all areas at a month", async () =>
            (await server.QueryAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT level, area FROM economy WHERE indicator = '{indicator}' AND time = {moment}s"), cancellationToken, "indicators")).Length);
        return 0;
    }

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> rows)
    {
        var count = 0;
        await foreach (var row in rows)
            count++;
        return count;
    }

    // The first answer warms what the others find warm.
    private static async Task AskAsync(string question, Func<Task<int>> ask)
    {
        var first = Stopwatch.StartNew();
        var found = await ask();
        var cold = first.Elapsed;
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{question,-32} {cold.TotalMilliseconds,8:0.0} ms the first time, median {times[Times / 2],7:0.0} ms, worst {times[^1],7:0.0} ms ({found} rows or characters)"));
    }
}

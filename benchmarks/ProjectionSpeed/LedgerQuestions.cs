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

    /// <param name="folder">Where the ledger (<c>data</c>) and its <c>catalog</c> are kept, to look at them with the program and to ask the same ledger again; null for nowhere.</param>
    /// <param name="catalog">A county's own catalog, whose ledger may be in the folder already; null for one that is made up.</param>
    /// <param name="months">For how many months each area reports.</param>
    public static async Task<int> RunAsync(int atMost, string? folder, string? catalog, int months, CancellationToken cancellationToken)
    {
        await using var server = await InfluxServer.StartAsync(cancellationToken);
        using var temp = new TempFolder();
        var place = folder ?? temp.Path;
        using var ledger = new ObservationLedger(new LedgerOptions { Directory = Path.Combine(place, "data") }, TimeProvider.System);
        var reports = new MadeReports(atMost, Path.Combine(place, "catalog"), catalog, months);
        var (indicator, area) = (reports.Catalog.Indicators[^1], reports.Areas[reports.Areas.Count / 2].Code);
        var series = new ObservationQuery { Indicators = [indicator.Code], Areas = [area], Measures = [Measure.Level] };
        if (!await ledger.ExistsAsync(cancellationToken) || await CountAsync(ledger.Vintages.InForceAsync(series, cancellationToken)) == 0)
            Console.WriteLine($"recorded   {(await Measured.OfAsync(() => reports.RecordAsync(ledger, cancellationToken))).Of(reports.Count)}");
        await ExamineAsync(ledger, cancellationToken);

        await AskAsync("a series of all months", () => CountAsync(ledger.Vintages.InForceAsync(series, cancellationToken)));
        await AskAsync("the same as of an earlier day", () => CountAsync(ledger.Vintages.InForceAsync(series with { AsOf = MadeReports.ReceivedAt(reports.Middle) }, cancellationToken)));
        await AskAsync("every version of it", () => CountAsync(ledger.Vintages.HistoriesAsync(series, cancellationToken)));
        await AskAsync("all areas at a month", () => CountAsync(ledger.Vintages.InForceAsync(series with { Areas = [], Periods = [reports.Middle] }, cancellationToken)));

        using var projection = new Projection(
            new InfluxOptions { Url = server.Url }, ledger, () => reports.Catalog, Zone, TimeProvider.System, NullLogger<Projection>.Instance);
        Console.WriteLine($"projected  {(await Measured.OfAsync(() => projection.RunOnceAsync(cancellationToken))).Of(reports.Count)}");
        await ledger.RecordAsync(SomeReport.Named(Guid.NewGuid().ToString(), SomeReport.Figure(1m, reports.Middle.ToString(), SomeReport.Series(indicator.Code, area))), cancellationToken);
        Console.WriteLine($"one more   {(await Measured.OfAsync(() => projection.RunOnceAsync(cancellationToken))).Of(1)}");
        await AskAsync("influxd: the series", async () => (await server.QueryAsync($"SELECT level FROM {indicator.Domain} WHERE indicator = '{indicator.Code}' AND area = '{area}'", cancellationToken, "indicators")).Length);
        var moment = reports.Middle.FirstInstant(Zone).ToUnixTimeSeconds();
        await AskAsync("influxd: all areas at a month", async () =>
            (await server.QueryAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT level, area FROM {indicator.Domain} WHERE indicator = '{indicator.Code}' AND time = {moment}s"), cancellationToken, "indicators")).Length);
        return 0;
    }

    private static async Task ExamineAsync(ObservationLedger ledger, CancellationToken cancellationToken)
    {
        foreach (var scope in Enum.GetValues<ExaminationScope>())
        {
            var watch = Stopwatch.StartNew();
            if (await ledger.ExamineAsync(scope, cancellationToken) is not { Damage: [] })
                throw new InvalidOperationException("The ledger is damaged.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"examined   {watch.Elapsed.TotalSeconds,7:0.00} s {scope}"));
        }
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

using System.Globalization;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>From a ledger to a real influxd: what is pending, then all anew, then compared.</summary>
internal static class LedgerRun
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <param name="atMost">Whole series, as many as are in it.</param>
    public static async Task<int> RunAsync(int atMost, int months, CancellationToken cancellationToken)
    {
        await using var server = await InfluxServer.StartAsync(cancellationToken);
        using var ledger = new TempLedger();
        using var folder = new TempFolder();
        var reports = new MadeReports(atMost, folder.Path, months: months);
        var (catalog, count) = (reports.Catalog, reports.Count);
        var recorded = await Measured.OfAsync(() => reports.RecordAsync(ledger.Ledger, cancellationToken));
        Console.WriteLine($"{"ledger",-10} {recorded.Of(count)}");

        using var projection = new Projection(
            new InfluxOptions { Url = server.Url }, ledger.Ledger, () => catalog, Zone, TimeProvider.System, NullLogger<Projection>.Instance);
        await MeasureAsync("projected", async () => Check(await projection.RunOnceAsync(cancellationToken), count));
        await MeasureAsync("rebuilt", async () => Check(await projection.RebuildAsync(cancellationToken), count));
        await MeasureAsync("compared", async () =>
        {
            var report = await projection.VerifyAsync(cancellationToken);
            if (!report.IsSame || report.Points != count)
                throw new InvalidOperationException($"{report.DifferenceCount} differences in {report.Points} points: {report.Trouble}");
        });
        for (var i = 0; i < 3; i++)
        {
            var figure = SomeReport.Figure(1m + i, reports.Middle.ToString(), SomeReport.Series(catalog.Indicators[0].Code, reports.Areas[0].Code));
            await ledger.Ledger.RecordAsync(SomeReport.Named(string.Create(CultureInfo.InvariantCulture, $"one more {i}"), figure) with { ReceivedAt = MadeReports.ReceivedAt(reports.Middle.Plus(MadeReports.TwentyYears + i)) }, cancellationToken);
            Console.WriteLine($"{"one more",-10} {(await Measured.OfAsync(async () => Check(await projection.RunOnceAsync(cancellationToken), 1))).Of(1)}");
        }

        return 0;

        async Task MeasureAsync(string name, Func<Task> work) => Console.WriteLine($"{name,-10} {(await Measured.OfAsync(work)).Of(count)}");
    }

    private static void Check(ProjectionOutcome outcome, int count)
    {
        if (outcome.Written != count)
            throw new InvalidOperationException($"{outcome.Written} of {count} points were written: {outcome.Trouble}");
    }
}

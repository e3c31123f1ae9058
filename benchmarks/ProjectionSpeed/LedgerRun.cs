using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>From a ledger to a real influxd: what is pending, then all anew, then compared.</summary>
internal static class LedgerRun
{
    private const int Months = 200;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <param name="atMost">Whole series of 200 months, as many as are in it.</param>
    public static async Task<int> RunAsync(int atMost, CancellationToken cancellationToken)
    {
        await using var server = await InfluxServer.StartAsync(cancellationToken);
        using var ledger = new TempLedger();
        var catalog = CatalogOf(Math.Max(1, atMost / Months));
        var count = catalog.Indicators.Count * catalog.Areas.Count * Months;
        var recorded = await Measured.OfAsync(() => RecordAsync(ledger.Ledger, catalog, cancellationToken));
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
        return 0;

        async Task MeasureAsync(string name, Func<Task> work) => Console.WriteLine($"{name,-10} {(await Measured.OfAsync(work)).Of(count)}");
    }

    // A submission a month and area, as departments send them.
    private static async Task RecordAsync(ObservationLedger ledger, IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        var number = 0;
        for (var month = 0; month < Months; month++)
        {
            var period = TimePeriod.OfMonth(2009, 1).Plus(month).ToString();
            foreach (var area in catalog.Areas)
            {
                var figures = catalog.Indicators.Select((indicator, i) => SomeReport.Figure(
                    100m + month + (i / 10m), period, SomeReport.Series(indicator.Code, area.Code), cell: string.Create(CultureInfo.InvariantCulture, $"C{i + 5}")));
                var record = SomeReport.Named(string.Create(CultureInfo.InvariantCulture, $"{area.Code} {period}"), [.. figures]) with
                {
                    ReceivedAt = SomeReport.ReceivedAt.AddMinutes(++number),
                };
                await ledger.RecordAsync(record, cancellationToken);
            }
        }
    }

    private static IndicatorCatalog CatalogOf(int series)
    {
        var indicators = Math.Min(series, 60);
        return new IndicatorCatalog
        {
            Indicators =
            [
                .. Enumerable.Range(0, indicators).Select(i => new Indicator
                {
                    Code = string.Create(CultureInfo.InvariantCulture, $"indicator_{i}"),
                    Name = string.Create(CultureInfo.InvariantCulture, $"指标{i}"),
                    Domain = "economy",
                    Unit = new Unit("万元", "money", 10_000m, []),
                    Frequency = Freq.Monthly,
                    Accumulation = Accumulation.YearToDate,
                }),
            ],
            Areas =
            [
                .. Enumerable.Range(0, series / indicators).Select(i => new RefArea(
                    string.Create(CultureInfo.InvariantCulture, $"area_{i}"), string.Create(CultureInfo.InvariantCulture, $"镇{i}"), [], "township", null, null)),
            ],
        };
    }

    private static void Check(ProjectionOutcome outcome, int count)
    {
        if (outcome.Written != count)
            throw new InvalidOperationException($"{outcome.Written} of {count} points were written: {outcome.Trouble}");
    }
}

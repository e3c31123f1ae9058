using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>Reports of twenty years, month by month: a county's indicators of many areas.</summary>
/// <param name="atMost">Whole series of 240 months, as many as are in so many figures.</param>
internal sealed class MadeReports(int atMost)
{
    private const int Months = 240;

    public static TimePeriod First { get; } = TimePeriod.OfMonth(2005, 1);

    public IndicatorCatalog Catalog { get; } = CatalogOf(Math.Max(1, atMost / Months));

    public int Count => Catalog.Indicators.Count * Catalog.Areas.Count * Months;

    /// <summary>A submission a month and area, as departments send them.</summary>
    public async Task RecordAsync(ObservationLedger ledger, CancellationToken cancellationToken)
    {
        var number = 0;
        for (var month = 0; month < Months; month++)
        {
            var period = First.Plus(month).ToString();
            foreach (var area in Catalog.Areas)
            {
                var record = SomeReport.Named(string.Create(CultureInfo.InvariantCulture, $"{area.Code} {period}"), [.. FiguresOf(month, area)]) with
                {
                    ReceivedAt = SomeReport.ReceivedAt.AddMinutes(++number),
                };
                await ledger.RecordAsync(record, cancellationToken);
            }
        }
    }

    /// <summary>All of them in one submission.</summary>
    public SubmissionRecord InOneSubmission() => SomeReport.Named("all", [.. Enumerable.Range(0, Months).SelectMany(FiguresOf)]);

    private IEnumerable<Observation> FiguresOf(int month) => Catalog.Areas.SelectMany(area => FiguresOf(month, area));

    private IEnumerable<Observation> FiguresOf(int month, RefArea area) => Catalog.Indicators.Select((indicator, i) => SomeReport.Figure(
        100m + month + (i / 10m), First.Plus(month).ToString(), SomeReport.Series(indicator.Code, area.Code), cell: string.Create(CultureInfo.InvariantCulture, $"C{i + 5}")));

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
}

using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Trends;

public sealed class DerivedFiguresTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly TempLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task SomeOfThem_AreWhatTheyAreAmongAll()
    {
        foreach (var month in Enumerable.Range(1, 6))
        {
            var period = TimePeriod.OfMonth(2025, month).ToString();
            await _ledger.Ledger.RecordAsync(
                SomeReport.Named(
                    period,
                    [
                        .. TrendCatalog.Townships.Select((area, i) => SomeReport.Figure(100 + (month * (i + 3) % 7), period, SomeReport.Series("investment", area))),
                        SomeReport.Figure(500 + month, period, SomeReport.Series("investment")),
                        SomeReport.Figure(1_000, period, SomeReport.Series("investment", measure: Measure.Target)),
                    ]),
                _cancellation);
        }

        var all = await ReadAsync(new ObservationQuery());
        all.Select(f => f.Measure).Distinct().Should().Contain([Measure.Rank, Measure.RankChange, Measure.Pace]);
        foreach (var query in new[]
        {
            new ObservationQuery { Areas = ["east"] },
            new ObservationQuery { Areas = ["east", "county"], From = TimePeriod.OfMonth(2025, 3), To = TimePeriod.OfMonth(2025, 5) },
            new ObservationQuery { Areas = ["west"], Periods = [TimePeriod.OfMonth(2025, 4)] },
            new ObservationQuery { Indicators = ["investment"], Areas = ["county"] },
        })
        {
            (await ReadAsync(query)).Should().NotBeEmpty().And.Equal(all.Where(f => query.Areas.Contains(f.Area)
                && !(f.Period.Start < query.From?.Start) && !(f.Period.End > query.To?.End) && (query.Periods.Count == 0 || query.Periods.Contains(f.Period))));
        }
    }

    private async Task<List<(string Area, Measure Measure, TimePeriod Period, decimal Value)>> ReadAsync(ObservationQuery query) =>
        await new DerivedFigures(_ledger.Ledger, TrendCatalog.Of()).ReadAsync(query, _cancellation)
            .Select(f => (f.Key.Area, f.Key.Measure, f.Period, f.Value)).ToListAsync(_cancellation);
}

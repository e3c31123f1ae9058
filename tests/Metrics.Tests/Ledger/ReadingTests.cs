using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public class ReadingTests : LedgerContract, IAsyncLifetime
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private TempLedger _temp = null!;

    public async ValueTask InitializeAsync()
    {
        _temp = NewLedger();
        await RecordAsync(SomeReport.Named(
            "economy",
            SomeReport.Figure(20m, "2025-Q2", SomeReport.Series("gdp")),
            SomeReport.Figure(10m, "2025-Q1", SomeReport.Series("gdp")),
            SomeReport.Figure(5.6m, "2025-Q1", SomeReport.Series("gdp", measure: Measure.Yoy)),
            SomeReport.Figure(40m, "2024", SomeReport.Series("gdp"))));
        await RecordAsync(SomeReport.Named(
            "clusters",
            SomeReport.Figure(3m, "2025-M04", SomeReport.Series("output", "dongchuan", "vegetable", Accumulation.Period)),
            SomeReport.Figure(7m, "2025-M04", SomeReport.Series("output", "dongchuan", null, Accumulation.Period)),
            SomeReport.Figure(9m, "2025-M05", SomeReport.Series("output", "xichuan", "vegetable", Accumulation.Period))));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _temp.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Everything_IsOrderedBySeriesAndPeriod() =>
        (await QueryAsync(new ObservationQuery())).Should().Equal(
            "gdp.county..A.ytd.level 2024",
            "gdp.county..Q.ytd.level 2025-Q1",
            "gdp.county..Q.ytd.level 2025-Q2",
            "gdp.county..Q.ytd.yoy 2025-Q1",
            "output.dongchuan..M.period.level 2025-M04",
            "output.dongchuan.vegetable.M.period.level 2025-M04",
            "output.xichuan.vegetable.M.period.level 2025-M05");

    [Fact]
    public async Task Indicators_Narrow() => (await QueryAsync(new ObservationQuery { Indicators = ["output", "nothing"] })).Should().HaveCount(3);

    [Fact]
    public async Task Areas_Narrow() => (await QueryAsync(new ObservationQuery { Areas = ["xichuan", "county"] })).Should().HaveCount(5);

    [Fact]
    public async Task Items_Narrow_TheEmptyOneIsTheIndicatorAsAWhole()
    {
        (await QueryAsync(new ObservationQuery { Items = ["vegetable"] })).Should().HaveCount(2);
        (await QueryAsync(new ObservationQuery { Indicators = ["output"], Items = [""] })).Should().Equal("output.dongchuan..M.period.level 2025-M04");
    }

    [Fact]
    public async Task Measures_Narrow() => (await QueryAsync(new ObservationQuery { Measures = [Measure.Yoy] })).Should().Equal("gdp.county..Q.ytd.yoy 2025-Q1");

    [Fact]
    public async Task Frequencies_Narrow() => (await QueryAsync(new ObservationQuery { Frequencies = [Freq.Annual] })).Should().Equal("gdp.county..A.ytd.level 2024");

    [Fact]
    public async Task Accumulations_Narrow() => (await QueryAsync(new ObservationQuery { Accumulations = [Accumulation.Period] })).Should().HaveCount(3);

    [Fact]
    public async Task Span_TakesPeriodsOfEveryFrequencyThatLieWithinIt() =>
        (await QueryAsync(new ObservationQuery { From = TimePeriod.OfMonth(2025, 1), To = TimePeriod.OfMonth(2025, 5) })).Should().Equal(
            "gdp.county..Q.ytd.level 2025-Q1",
            "gdp.county..Q.ytd.yoy 2025-Q1",
            "output.dongchuan..M.period.level 2025-M04",
            "output.dongchuan.vegetable.M.period.level 2025-M04",
            "output.xichuan.vegetable.M.period.level 2025-M05");

    [Fact]
    public async Task Points_HoldTheMeasuresOfAPeriodTogether() =>
        (await _temp.Ledger.Vintages.PointsAsync(new ObservationQuery { Indicators = ["gdp"] }, _cancellation).ToListAsync(_cancellation))
            .Select(p => $"{p.Period}: {string.Join(' ', p.Measures.Select(v => v.Observation.Value))}")
            .Should().Equal("2024: 40", "2025-Q1: 10 5.6", "2025-Q2: 20");

    [Fact]
    public async Task ReadingThatIsLeftHalfway_KeepsNobodyWaiting()
    {
        await foreach (var _ in _temp.Ledger.Vintages.InForceAsync(new ObservationQuery(), _cancellation))
        {
            (await RecordAsync(SomeReport.Named("meanwhile", SomeReport.Figure(1m, "2023")))).IsNew.Should().BeTrue();
            break;
        }
    }

    [Fact]
    public async Task Counts_AreOfWhatIsInForce()
    {
        // A second vintage of an observation adds nothing, what is withdrawn does not count.
        await RecordAsync(SomeReport.Named("revised", SomeReport.Figure(11m, "2025-Q1", SomeReport.Series("gdp"))));
        var slip = await RecordAsync(SomeReport.Named("slip", SomeReport.Figure(1m, "2020", SomeReport.Series("grain"))));
        await _temp.Ledger.WithdrawAsync(slip.Submission.Id, "slip", Actor.Worker, _cancellation);

        var inForce = await _temp.Ledger.Vintages.InForceAsync(new ObservationQuery(), _cancellation).Select(v => v.Observation).ToListAsync(_cancellation);
        inForce.GroupBy(o => o.Key.Indicator).Select(g => new IndicatorCount(g.Key, g.Select(o => o.Key).Distinct().Count(), g.Count()))
            .Should().Equal(new IndicatorCount("gdp", 3, 4), new IndicatorCount("output", 3, 3));
    }

    [Fact]
    public async Task ItemRows_AreNarrowedByKindItemAreaAndSpan()
    {
        await RecordAsync(SomeReport.Named("projects") with
        {
            Texts =
            [
                SomeReport.Text("前期", "滨河路改造", period: "2025-M04"),
                SomeReport.Text("在建", "滨河路改造", period: "2025-M05"),
                SomeReport.Text("竣工", "污水厂", period: "2025-M05"),
            ],
        });
        (await RowsAsync(new ItemRowQuery { Kinds = ["project"] })).Should().Equal("竣工", "前期", "在建");
        (await RowsAsync(new ItemRowQuery { Kinds = ["task"] })).Should().BeEmpty();
        (await RowsAsync(new ItemRowQuery { Items = ["污水厂"], Areas = ["county"] })).Should().Equal("竣工");
        (await RowsAsync(new ItemRowQuery { From = TimePeriod.OfMonth(2025, 5) })).Should().Equal("竣工", "在建");
        (await RowsAsync(new ItemRowQuery { To = TimePeriod.OfMonth(2025, 4) })).Should().Equal("前期");
    }

    private async Task<List<string>> RowsAsync(ItemRowQuery query) =>
    [
        .. (await _temp.Ledger.Vintages.ItemRowsAsync(query, _cancellation).ToListAsync(_cancellation)).SelectMany(r => r.Texts).Select(t => t.Text.Value),
    ];

    private async Task<List<string>> QueryAsync(ObservationQuery query) =>
    [
        .. (await _temp.Ledger.Vintages.InForceAsync(query, _cancellation).ToListAsync(_cancellation)).Select(v => $"{v.Observation.Key} {v.Observation.Period}"),
    ];

    private Task<Recorded> RecordAsync(SubmissionRecord record) => _temp.Ledger.RecordAsync(record, _cancellation);
}

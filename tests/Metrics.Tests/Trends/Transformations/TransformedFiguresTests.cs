using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends.Transformations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Trends.Transformations;

public sealed class TransformedFiguresTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly TempLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task GrowthAsOfADay_IsOnTheBaseInForceThen()
    {
        await RecordAsync("上年六月", 0, ("2024-M06", 100m));
        await RecordAsync("六月", 1, ("2025-M06", 120m));
        await RecordAsync("上年六月核定", 2, ("2024-M06", 96m));

        (await GrowthAsync(asOf: 0)).Should().BeNull("nothing was known of this June");
        (await GrowthAsync(asOf: 1)).Should().Be(20m);
        (await GrowthAsync(asOf: 2)).Should().Be(25m);
        (await GrowthAsync(asOf: null)).Should().Be(25m);
    }

    [Fact]
    public async Task FrequencyAndAccumulation_AreThoseOfTheAnswerOrOfWhatIsTransformed()
    {
        await RecordAsync("四月", 0, ("2025-M03", 35m), ("2025-M04", 47m));
        var query = new ObservationQuery { Indicators = ["investment"], Frequencies = [Freq.Monthly], Accumulations = [Accumulation.YearToDate] };

        (await ReadAsync(query, new TransformRequest { Steps = [Transform.Period] })).Should().Equal(12m);
        (await ReadAsync(query, new TransformRequest { Freq = Freq.Quarterly })).Should().Equal(35m);
        (await ReadAsync(query with { Frequencies = [Freq.Weekly] }, new TransformRequest { Freq = Freq.Quarterly })).Should().BeEmpty();
        (await ReadAsync(query with { Accumulations = [Accumulation.Period] }, new TransformRequest { Steps = [Transform.Period] })).Should().Equal(12m);
        (await ReadAsync(query with { Accumulations = [Accumulation.Stock] }, new TransformRequest { Steps = [Transform.Period] })).Should().BeEmpty();
    }

    private async Task<IEnumerable<decimal>> ReadAsync(ObservationQuery query, TransformRequest request) =>
        (await new TransformedFigures(_ledger.Ledger, SomeCatalog.Small).ReadAsync(query, request, _cancellation)).Figures.Select(f => f.Value.Value);

    private Task<Recorded> RecordAsync(string name, int day, params (string Period, decimal Value)[] figures) => _ledger.Ledger.RecordAsync(
        SomeReport.Named(name, [.. figures.Select(f => SomeReport.Figure(f.Value, f.Period, SomeReport.Series("investment")))]) with { ReceivedAt = SomeReport.ReceivedAt.AddDays(day) },
        _cancellation);

    private async Task<decimal?> GrowthAsync(int? asOf)
    {
        var query = new ObservationQuery
        {
            Indicators = ["investment"], Periods = [TimePeriod.OfMonth(2025, 6)], AsOf = asOf is { } day ? SomeReport.ReceivedAt.AddDays(day).AddHours(1) : null,
        };
        var transformed = await new TransformedFigures(_ledger.Ledger, SomeCatalog.Small).ReadAsync(query, new TransformRequest { Steps = [Transform.Yoy] }, _cancellation);
        return transformed.Figures.SingleOrDefault()?.Value.Value;
    }
}

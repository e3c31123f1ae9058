using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Influx;

public sealed class ProjectionBookTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly TempLedger _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Checkpoint_IsKeptByName()
    {
        var book = new ProjectionBook(_temp.Ledger);
        (await book.CheckpointAsync("influx", _cancellation)).Should().BeNull();
        await book.BeginAsync("influx", _cancellation);
        await book.BeginAsync("other", _cancellation);
        (await book.AdvanceAsync("influx", 0, 7, [], [], _cancellation)).Should().BeTrue();
        (await book.AdvanceAsync("other", 0, 1, [], [], _cancellation)).Should().BeTrue();
        await book.NoteAsync("influx", _ => "http://a", _cancellation);
        (await book.AdvanceAsync("influx", 7, 9, [], [], _cancellation)).Should().BeTrue();
        (await book.CheckpointAsync("influx", _cancellation)).Should().Be(new Checkpoint(9, "http://a"));
        (await book.CheckpointAsync("other", _cancellation)).Should().Be(new Checkpoint(1, null));
    }

    [Fact]
    public async Task CheckpointThatAnotherProcessMoved_StaysWhereItIs()
    {
        var book = new ProjectionBook(_temp.Ledger);
        await book.BeginAsync("influx", _cancellation);
        await book.AdvanceAsync("influx", 0, 7, [], [], _cancellation);
        (await book.AdvanceAsync("influx", 0, 3, [], [], _cancellation)).Should().BeFalse();
        (await book.CheckpointAsync("influx", _cancellation)).Should().Be(new Checkpoint(7, null));
    }

    [Fact]
    public async Task Series_AreFoundByTheirSource_AndByWhatIsOwed()
    {
        var book = new ProjectionBook(_temp.Ledger);
        var gdp = Series(new ProjectedSource(null, "gdp", "county", null, Freq.Monthly, Accumulation.YearToDate), isComplete: true);
        var works = Series(new ProjectedSource("project", null, "county", "滨河“路”改造\\", Freq.Monthly, null), isComplete: false);
        await book.PutSeriesAsync("influx", [gdp, works], [], [], _cancellation);
        await book.PutSeriesAsync("other", [gdp with { Key = "" }], [], [], _cancellation);

        (await book.SeriesAsync("influx", [works.Source, gdp.Source with { Area = "dongchuan" }], _cancellation)).Should().Equal(works);
        (await book.SeriesAsync("influx", [gdp.Source], _cancellation)).Should().Equal(gdp);
        (await book.OwedAsync("influx", _cancellation)).Should().Equal(works);
        (await book.UnknownIndicatorsAsync("influx", _cancellation)).Should().BeEmpty();
        (await book.UnknownIndicatorsAsync("other", _cancellation)).Should().Equal("gdp");

        static ProjectedSeries Series(ProjectedSource source, bool isComplete) => new(source, "economy,indicator=x", "d", isComplete);
    }
}

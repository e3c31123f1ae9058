using IndicatorPipeline.Metrics.Influx;
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
}

using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Jobs;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Ingest.Tests.Jobs;

public sealed class GrowthWatchTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly GrowthWatch _watch;

    public GrowthWatchTests() => _watch = new GrowthWatch(new InboxOptions { GrowthTime = TimeSpan.FromHours(1) }, _time);

    [Fact]
    public void FileThatWasJustPut_IsLookedAtInEachRound_AndOneThatLiesLongSeldomer()
    {
        var (young, old) = (Placed(1), Placed(2));
        _watch.Add(old);
        _time.Advance(TimeSpan.FromMinutes(50));
        _watch.Due().Should().Equal(old);
        _watch.Add(young);
        var looks = Enumerable.Range(0, 30).SelectMany(_ =>
        {
            _time.Advance(TimeSpan.FromSeconds(15));
            return _watch.Due();
        }).ToLookup(p => p.Id);
        looks[1].Count().Should().BeGreaterThan(15);
        looks[2].Should().ContainSingle("after five minutes, a tenth of fifty");
    }

    [Fact]
    public void FileThatHasLainThereLongEnough_IsForgotten()
    {
        _watch.Add(Placed(1));
        _time.Advance(TimeSpan.FromHours(1));
        _watch.Due().Should().BeEmpty();
    }

    [Fact]
    public void MoveThatIsNotDone_AndFileThatDidNotMove_AreNothingToWatch()
    {
        _watch.Add(Placed(1) with { State = PlacementState.Pending });
        _watch.Add(Placed(2) with { Intent = new PlacementIntent("甲/报表.xlsx", "甲/报表.xlsx", 1, default) });
        _watch.Due().Should().BeEmpty();
    }

    private static Placement Placed(long id) => new(id, id, new PlacementIntent($"甲/{id}.xlsx", $"甲/已接收/{id}.xlsx", 1, default), PlacementState.Done, null);
}

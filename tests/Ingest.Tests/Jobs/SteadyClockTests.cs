using IndicatorPipeline.Ingest.Jobs;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Ingest.Tests.Jobs;

public sealed class SteadyClockTests
{
    private static readonly DateTimeOffset Start = new(2025, 7, 10, 1, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _passing = new(Start);

    [Fact]
    public void ClockThatIsNeverSet_IsFollowed()
    {
        var clock = new SteadyClock(_passing);
        _passing.Advance(TimeSpan.FromHours(3));
        clock.GetUtcNow().Should().Be(Start.AddHours(3));
    }

    [Fact]
    public void ClockSetForward_IsFollowed()
    {
        var given = new SetClock(_passing);
        var clock = new SteadyClock(given);
        given.Set(TimeSpan.FromDays(2));
        clock.GetUtcNow().Should().Be(Start.AddDays(2));
    }

    [Fact]
    public void ClockSetBack_GoesOnByTheTimeThatPasses_UntilTheGivenOneIsAheadAgain()
    {
        var given = new SetClock(_passing);
        var clock = new SteadyClock(given);
        given.Set(TimeSpan.FromDays(-2));
        clock.GetUtcNow().Should().Be(Start);
        _passing.Advance(TimeSpan.FromMinutes(5));
        clock.GetUtcNow().Should().Be(Start.AddMinutes(5));
        given.Set(TimeSpan.FromMinutes(1));
        clock.GetUtcNow().Should().Be(Start.AddMinutes(6));
    }
}

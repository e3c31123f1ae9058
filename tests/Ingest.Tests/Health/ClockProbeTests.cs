using IndicatorPipeline.Ingest.Health;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Health;

public sealed class ClockProbeTests
{
    [Theory]
    [InlineData(0, "clock_in_order")]
    [InlineData(30, "clock_in_order")]
    [InlineData(90, "clock_differs")]
    [InlineData(-3600, "clock_differs")]
    public async Task Clock_IsComparedWithThatOfTheShare(int seconds, string code)
    {
        var clock = new SetClock(TimeProvider.System);
        clock.Set(TimeSpan.FromSeconds(seconds));
        using var place = new Workplace(clock);
        (await place.Get<IEnumerable<IProbe>>().OfType<ClockProbe>().Single().LookAsync()).Select(r => r.Code.Name).Distinct().Should().Equal(code);
    }
}

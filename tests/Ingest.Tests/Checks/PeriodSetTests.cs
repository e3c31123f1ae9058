using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class PeriodSetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(240)]
    public void PeriodsThatFollowEachOther_AreOneStretch(int count)
    {
        var first = TimePeriod.OfMonth(2005, 3);
        var periods = new PeriodSet();
        foreach (var at in Enumerable.Range(0, count).Reverse().Concat(Enumerable.Range(0, count)))
            periods.Add(first.Plus(at));

        periods.Stretches().Should().Equal((first, first.Plus(count - 1)));
        periods.Contains(first.Plus(count - 1)).Should().BeTrue();
        periods.Contains(first.Plus(count)).Should().BeFalse();
    }

    [Fact]
    public void GapBetweenPeriods_EndsAStretch()
    {
        var periods = new PeriodSet();
        foreach (var month in new[] { 5, 1, 2, 7, 6 })
            periods.Add(TimePeriod.OfMonth(2025, month));

        periods.Stretches().Should().Equal(
            (TimePeriod.OfMonth(2025, 5), TimePeriod.OfMonth(2025, 7)), (TimePeriod.OfMonth(2025, 1), TimePeriod.OfMonth(2025, 2)));
    }
}

using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class JumpOutOfHistoryTests
{
    private static CheckBench History(int months, decimal now)
    {
        var bench = new CheckBench(new JumpOutOfHistory()).Gives("herd", now, "2025-M06").Knows("herd", 1_000, "2024-M06");
        for (var back = 1; back <= months; back++)
        {
            var period = TimePeriod.Parse("2025-M06").Value.Plus(-back);
            bench.Knows("herd", 1_050 + (back % 3), period.ToString()).Knows("herd", 1_000, period.YearBefore.ToString());
        }

        return bench;
    }

    [Fact]
    public void TwiceAsManyWhereAFewPercentAreUsual_Triggers() => History(8, 2_000).Findings().Should().ContainSingle().Which.Cell.Should().Be("B2");

    [Fact]
    public void UsualChange_DoesNotTrigger() => History(8, 1_080).Findings().Should().BeEmpty();

    [Fact]
    public void FewerThanEightChanges_DoNotTrigger() => History(7, 2_000).Findings().Should().BeEmpty();
}

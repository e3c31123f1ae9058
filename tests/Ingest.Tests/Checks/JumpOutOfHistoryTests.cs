using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class JumpOutOfHistoryTests
{
    private static CheckBench History(int months, decimal now, int unrest = 1, string? item = null)
    {
        var bench = new CheckBench(new JumpOutOfHistory()).Gives("herd", now, "2025-M06", item: item).Knows("herd", 1_000, "2024-M06", item: item);
        for (var back = 1; back <= months; back++)
        {
            var period = TimePeriod.Parse("2025-M06").Value.Plus(-back);
            bench.Knows("herd", 1_050 + (unrest * (back % 3)), period.ToString(), item: item).Knows("herd", 1_000, period.YearBefore.ToString(), item: item);
        }

        return bench;
    }

    [Fact]
    public void TwiceAsManyWhereAFewPercentAreUsual_Triggers() => History(8, 2_000).Findings().Should().ContainSingle().Which.Cell.Should().Be("B2");

    // Eight changes that spread by some 5 % may be of a series that spreads by twice as much.
    [Theory]
    [InlineData(1_700, 0)]
    [InlineData(4_000, 1)]
    public void FewChanges_AreAllowedMore(int now, int findings) => History(8, now, unrest: 50).Findings().Should().HaveCount(findings);

    [Fact]
    public void Project_IsUsedToNothing() => History(8, 2_000, item: "滨河路改造工程").Findings().Should().BeEmpty();

    [Fact]
    public void UsualChange_DoesNotTrigger() => History(8, 1_080).Findings().Should().BeEmpty();

    [Fact]
    public void FewerThanEightChanges_DoNotTrigger() => History(7, 2_000).Findings().Should().BeEmpty();

    [Fact]
    public void HistoryOfChangesBeyondAllDecimals_IsHeldAgainst()
    {
        var bench = new CheckBench(new JumpOutOfHistory()).Gives("total", 1);
        for (var back = 1; back <= 12; back++)
        {
            var month = TimePeriod.OfMonth(2025, 6).Plus(-back);
            bench.Knows("total", 99_999_999_999_999m, month.ToString()).Knows("total", 0.000000000000001m, month.YearBefore.ToString());
        }

        bench.Findings().Should().ContainSingle();
    }
}

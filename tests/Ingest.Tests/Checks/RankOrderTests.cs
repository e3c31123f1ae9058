using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class RankOrderTests
{
    private static CheckBench Ranked(int east, int west, int north, int south)
    {
        var bench = new CheckBench(new RankOrder());
        foreach (var (area, level, rank) in new[] { ("east", 400, east), ("west", 300, west), ("north", 200, north), ("south", 100, south) })
            bench.Gives("total", level, area: area).Gives("total", rank, area: area, measure: Measure.Rank);
        return bench;
    }

    [Fact]
    public void RankThatTwoHave_Triggers() => Ranked(1, 2, 2, 4).Findings().Should().ContainSingle().Which.Cell.Should().Be("B7");

    [Fact]
    public void OneOutOfPlace_Triggers() => Ranked(1, 2, 3, 3).Findings().Should().ContainSingle().Which.Cell.Should().Be("B9");

    [Fact]
    public void RankingOfSomethingElse_DoesNotTrigger() => Ranked(4, 3, 2, 1).Findings().Should().BeEmpty();

    [Fact]
    public void RightRanking_DoesNotTrigger() => Ranked(1, 2, 3, 4).Findings().Should().BeEmpty();

    [Theory]
    [InlineData(1, 2, 3, 4)]
    [InlineData(1, 3, 2, 4)]
    [InlineData(1, 2, 2, 4)]
    [InlineData(1, 2, 2, 3)]
    public void ValuesThatAreTheSameAsTheyAreShown_MayStandInEitherOrder(int east, int west, int north, int south) =>
        Growing(east, west, north, south).Findings().Should().BeEmpty();

    [Theory]
    [InlineData(1, 2, 4, 3)]
    [InlineData(1, 2, 3, 2)]
    public void ValuesThatDifferAsTheyAreShown_MayNot(int east, int west, int north, int south) => Growing(east, west, north, south).Findings().Should().NotBeEmpty();

    // 5.6 and 5.6 were 5.62 and 5.58, or the other way round.
    private static CheckBench Growing(int east, int west, int north, int south)
    {
        var bench = new CheckBench(new RankOrder());
        foreach (var (area, growth, rank) in new[] { ("east", 6.0m, east), ("west", 5.6m, west), ("north", 5.6m, north), ("south", 5.5m, south) })
            bench.Gives("total", growth, area: area, measure: Measure.Yoy).Gives("total", rank, area: area, measure: Measure.YoyRank);
        return bench;
    }
}

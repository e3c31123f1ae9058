using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class RankOutOfRangeTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(1.5)]
    public void RankThatNoTownshipCanHave_Triggers(double rank) =>
        new CheckBench(new RankOutOfRange()).Gives("total", (decimal)rank, area: "east", measure: Measure.Rank).Findings().Should().ContainSingle();

    [Fact]
    public void LastOfFour_DoesNotTrigger() => new CheckBench(new RankOutOfRange()).Gives("total", 4, area: "east", measure: Measure.Rank).Findings().Should().BeEmpty();
}

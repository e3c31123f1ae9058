using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class CompletionAgainstTargetTests
{
    private static CheckBench Plan(decimal completion) =>
        new CheckBench(new CompletionAgainstTarget()).Gives("total", 150).Gives("total", 300, measure: Measure.Target).Gives("total", completion, measure: Measure.Completion);

    [Fact]
    public void RateThatLevelAndTargetDoNotGive_Triggers() => Plan(60.0m).Findings().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cell = "B4" });

    [Fact]
    public void RateThatTheyGive_DoesNotTrigger() => Plan(50.0m).Findings().Should().BeEmpty();
}

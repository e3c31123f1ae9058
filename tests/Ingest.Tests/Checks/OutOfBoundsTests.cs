using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class OutOfBoundsTests
{
    [Fact]
    public void LevelBelowItsBound_Triggers() =>
        new CheckBench(new OutOfBounds()).Gives("total", -5).Findings().Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Severity = Severity.Error, Sheet = "Sheet1", Cell = "B2", Shown = "-5" });

    [Fact]
    public void RateOverAHundred_Triggers() =>
        new CheckBench(new OutOfBounds()).Gives("rate", 101).Gives("total", 120, measure: Measure.Share).Findings().Select(f => f.Cell).Should().Equal("B2", "B3");

    [Fact]
    public void ZeroAndShrinking_DoNotTrigger() =>
        new CheckBench(new OutOfBounds()).Gives("total", 0).Gives("total", -12.5m, measure: Measure.Yoy).Gives("rate", 100).Findings().Should().BeEmpty();
}

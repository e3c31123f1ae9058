using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Trends;

public sealed class GapTests
{
    [Theory]
    [InlineData(450, 1000, -550)]
    [InlineData(1000, 1000, 0)]
    [InlineData(1100, 1000, 100)]
    [InlineData(5, 0, 5)]
    public void LevelAndTarget_GiveTheDifference(int level, int target, int expected)
    {
        var derived = new TrendBench().With(level).With(target, Measure.Target).Derive(Measure.Gap);
        (derived!.Value, derived.Unit).Should().Be((expected, "万元"));
    }

    [Fact]
    public void NoTarget_GivesNothing() => new TrendBench().With(450).Derive(Measure.Gap).Should().BeNull();

    [Fact]
    public void NoLevel_GivesNothing() => new TrendBench().With(450, Measure.Target).Derive(Measure.Gap).Should().BeNull();
}

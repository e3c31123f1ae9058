using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Trends;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("450", "1000", "45")]
    [InlineData("1000", "800", "125")]
    [InlineData("0", "10", "0")]
    [InlineData("-20", "80", "-25")]
    [InlineData("1", "3", "33.333333333333333333333333330")]
    public void LevelAndTarget_GiveAPercentage(string level, string target, string expected)
    {
        var derived = new TrendBench().With(Number(level)).With(Number(target), Measure.Target).Derive(Measure.Completion);
        (derived!.Value, derived.Unit).Should().Be((Number(expected), "%"));
    }

    [Fact]
    public void NoTarget_GivesNothing() => new TrendBench().With(450).Derive(Measure.Completion).Should().BeNull();

    [Fact]
    public void MissingLevel_GivesNothing() => new TrendBench().With(null).With(1000, Measure.Target).Derive(Measure.Completion).Should().BeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void TargetOfNothing_GivesNothing(int target) => new TrendBench().With(450).With(target, Measure.Target).Derive(Measure.Completion).Should().BeNull();

    [Fact]
    public void ReportedCompletion_StaysAsItIs() =>
        new TrendBench().With(450).With(1000, Measure.Target).With(44.9m, Measure.Completion).Derive(Measure.Completion).Should().BeNull();

    [Fact]
    public void ResultLargerThanADecimal_GivesNothing() =>
        new TrendBench().With(decimal.MaxValue).With(0.0000001m, Measure.Target).Derive(Measure.Completion).Should().BeNull();

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

using IndicatorPipeline.Metrics.Assessments;

namespace IndicatorPipeline.Metrics.Tests.Assessments;

public sealed class EfficacyCoefficientTests
{
    [Theory]
    [InlineData(10, 10, 2, 100)]
    [InlineData(2, 10, 2, 60)]
    [InlineData(6, 10, 2, 80)]
    [InlineData(-2, 10, 2, 40)]
    [InlineData(3, 1, 5, 80)]
    [InlineData(-3, -1, -5, 80)]
    public void Value_ScoresByItsPlaceBetweenTheBounds(int value, int satisfactory, int lowest, int score) =>
        EfficacyCoefficient.Of(value, satisfactory, lowest).Should().Be(score);
}

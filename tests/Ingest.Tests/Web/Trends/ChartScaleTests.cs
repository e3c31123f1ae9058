using IndicatorPipeline.Ingest.Web.Trends;

namespace IndicatorPipeline.Ingest.Tests.Web.Trends;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData("0.0000000000000000000000000001", "0")]
    [InlineData("5", "5.000000000000000000000000001")]
    [InlineData("123456789012345678901234.5", "123456789012345678901234.6")]
    [InlineData("-39614081257132168796771975168", "39614081257132168796771975167")]
    public void ValuesAtTheEdgeOfWhatANumberHolds_HaveAnAxis(string one, string other)
    {
        decimal[] values = [decimal.Parse(one, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(other, System.Globalization.CultureInfo.InvariantCulture)];
        var scale = ChartScale.Of(values);
        scale.Ticks.Should().HaveCountGreaterThan(1).And.BeInAscendingOrder();
        scale.Least.Should().BeLessThanOrEqualTo(values.Min());
        scale.Most.Should().BeGreaterThanOrEqualTo(values.Max());
    }
}

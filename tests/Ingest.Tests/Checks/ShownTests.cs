using System.Globalization;
using IndicatorPipeline.Ingest.Checks;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class ShownTests
{
    [Theory]
    [InlineData("1.500", "1.5")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("0.00", "0")]
    [InlineData("100", "100")]
    [InlineData("100.0", "100")]
    [InlineData("100.10", "100.1")]
    [InlineData("42949672.96", "42949672.96")]
    [InlineData("42949672.960", "42949672.96")]
    [InlineData("184467440737095516.160", "184467440737095516.16")]
    [InlineData("7922816251426433759354395033.5", "7922816251426433759354395033.5")]
    [InlineData("7922816251426433759354395033.0", "7922816251426433759354395033")]
    public void ZerosAtTheEnd_AreLeftOut(string value, string shown) =>
        Shown.Shortest(decimal.Parse(value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture).Should().Be(shown);
}

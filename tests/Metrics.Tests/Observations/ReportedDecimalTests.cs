using System.Globalization;
using CsCheck;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Observations;

public sealed class ReportedDecimalTests
{
    [Fact]
    public void FifteenDigits_SurviveADouble() =>
        Gen.Select(Gen.Long[-999_999_999_999_999, 999_999_999_999_999], Gen.Int[0, 15]).Sample((digits, scale) =>
        {
            var typed = digits * new decimal(1, 0, 0, isNegative: false, (byte)scale);
            var stored = double.Parse(typed.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            return ReportedDecimal.FromDouble(stored) == typed;
        });

    [Theory]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(1234.5, "1234.5")]
    [InlineData(5.6 / 100 * 100, "5.6")]
    [InlineData(-7.1, "-7.1")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(0, "0")]
    public void NoiseBehindTheFifteenthDigit_IsDropped(double stored, string typed) =>
        ReportedDecimal.FromDouble(stored).Should().Be(decimal.Parse(typed, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e29)]
    [InlineData(double.MaxValue)]
    public void NumberThatNoDecimalHolds_IsNone(double stored) => ReportedDecimal.FromDouble(stored).Should().BeNull();

    [Fact]
    public void NumberTooSmallForADecimal_IsZero() => ReportedDecimal.FromDouble(double.Epsilon).Should().Be(0m);
}

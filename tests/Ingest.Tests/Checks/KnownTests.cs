using IndicatorPipeline.Ingest.Checks;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class KnownTests
{
    [Theory]
    [InlineData(0.05, 12.345, 12.3)]
    [InlineData(0, 12.345, 12.345)]
    [InlineData(500, 12_499, 12_000)]
    public void AnotherValue_IsShownInAsManyDigits(double tolerance, double value, double shown) =>
        new Known(0, (decimal)tolerance, null, null).AsShown((decimal)value).Should().Be((decimal)shown);

    [Theory]
    [InlineData(0.125, "0.13")]
    [InlineData(-0.125, "-0.13")]
    public void ComputedValue_IsShownAsItIsSuggested(double value, string shown)
    {
        Shown.Rounded((decimal)value).Should().Be(shown);
        Shown.Number(new Known(0, 0.005m, null, null).AsShown((decimal)value)).Should().Be(shown);
    }

    [Fact]
    public void DigitsBeyondThoseOfADecimal_AreNotRounded() =>
        new Known(0, new decimal(5, 0, 0, false, 28), null, null).AsShown(-12_345_678_901.5m).Should().Be(-12_345_678_901.5m);
}

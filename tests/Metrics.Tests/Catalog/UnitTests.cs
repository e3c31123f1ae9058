using CsCheck;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Metrics.Tests.Catalog;

public class UnitTests
{
    private static readonly Unit Yuan = new("元", "money", 1m, []);
    private static readonly Unit TenThousandYuan = new("万元", "money", 10_000m, []);
    private static readonly Unit HundredMillionYuan = new("亿元", "money", 100_000_000m, []);
    private static readonly Unit Mu = new("亩", "area", 1m, []);
    private static readonly Unit Hectare = new("公顷", "area", 15m, []);
    private static readonly Unit SquareMeter = new("平方米", "area", 0.0015m, []);

    private static readonly decimal[] Powers = [1m, 10m, 100m, 1_000m, 10_000m, 100_000m, 1_000_000m, 10_000_000m, 100_000_000m];

    private static readonly (Unit Small, Unit Large)[] Pairs = [(Yuan, TenThousandYuan), (TenThousandYuan, HundredMillionYuan), (Yuan, HundredMillionYuan)];

    [Fact]
    public void LargerUnit_IsExact()
    {
        TenThousandYuan.Convert(123_456.78m, HundredMillionYuan).Should().Be(12.345678m);
        HundredMillionYuan.Convert(12.345678m, TenThousandYuan).Should().Be(123_456.78m);
        SquareMeter.Convert(10_000m, Hectare).Should().Be(1m);
        Hectare.Convert(1m, SquareMeter).Should().Be(10_000m);
        Unit.PerMille.Convert(5.6m, Unit.Percent).Should().Be(0.56m);
    }

    [Fact]
    public void MoneyThereAndBack_IsTheSame() =>
        (from digits in Gen.Long[-999_999_999_999_999, 999_999_999_999_999]
         from scale in Gen.Int[0, 8]
         from pair in Gen.Int[0, Pairs.Length - 1].Select(i => Pairs[i])
         select (Value: digits / Powers[scale], pair.Small, pair.Large))
        .Sample(c => c.Large.Convert(c.Small.Convert(c.Value, c.Large), c.Small) == c.Value
            && c.Small.Convert(c.Large.Convert(c.Value, c.Small), c.Large) == c.Value);

    [Fact]
    public void EndlessResult_IsTakenToTheLastDigit() =>
        Mu.Convert(1m, Hectare).Should().Be(0.0666666666666666666666666667m);

    [Fact]
    public void SameFactor_LeavesTheValueAsWritten() =>
        Yuan.Convert(1.50m, Yuan with { Name = "块" }).ToString(System.Globalization.CultureInfo.InvariantCulture).Should().Be("1.50");

    [Fact]
    public void LongProductOfAShortResult_DoesNotOverflow()
    {
        // Times the factor it would be beyond a decimal.
        TenThousandYuan.Convert(70_000_000_000_000_000_000_000_000_000m, HundredMillionYuan).Should().Be(7_000_000_000_000_000_000_000_000m);
    }

    [Fact]
    public void ResultTooLarge_IsSaidAndNotThrown()
    {
        HundredMillionYuan.TryConvert(decimal.MaxValue, Yuan, out _).Should().BeFalse();
        HundredMillionYuan.TryConvert(1_000_000m, Yuan, out _).Should().BeFalse("nothing of a place comes to so much");
        HundredMillionYuan.TryConvert(2m, Yuan, out var converted).Should().BeTrue();
        converted.Should().Be(200_000_000m);
    }

    [Fact]
    public void AnotherQuantity_IsACallersMistake()
    {
        var convert = () => Yuan.Convert(1m, Mu);

        convert.Should().Throw<ArgumentException>();
    }
}

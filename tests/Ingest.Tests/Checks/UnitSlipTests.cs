using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class UnitSlipTests
{
    [Fact]
    public void TenThousandTimesItsHistory_TriggersAndNamesTheUnit() =>
        new CheckBench(new UnitSlip()).Gives("total", 10_400_000).Knows("total", 1_000, "2024-M06").Findings()
            .Should().ContainSingle().Which.Arguments.Should().Contain(["×10000", "@likely_unit|元"]);

    [Fact]
    public void UsualFigure_DoesNotTrigger() => new CheckBench(new UnitSlip()).Gives("total", 1_040).Knows("total", 1_000, "2024-M06").Findings().Should().BeEmpty();

    [Fact]
    public void FigureTypedInAnotherUnit_NamesIt() =>
        new CheckBench(new UnitSlip()).Gives("total", 1.04m).Knows("total", 10_000, "2024-M06").Findings()
            .Should().ContainSingle().Which.Arguments.Should().Contain(["÷10000", "@likely_unit|亿元"]);

    [Fact]
    public void HeadingInAnotherUnitThanItsFigures_NamesTheirs() =>
        new CheckBench(new UnitSlip()).Gives("total", 104_000_000, said: CheckBench.BigYuan).Knows("total", 10_000, "2024-M06").Findings()
            .Should().ContainSingle("10,400 under 亿元").Which.Arguments.Should().Contain(["×10000", "@likely_unit|万元"]);

    [Fact]
    public void DigitTooMany_NamesNoUnit() =>
        new CheckBench(new UnitSlip()).Gives("total", 10_400).Knows("total", 1_000, "2024-M06").Findings().Should().ContainSingle().Which.Arguments.Should().Contain(["×10", "@slipped_digits"]);

    [Fact]
    public void SeriesThatHasGrown_DoesNotTrigger() =>
        new CheckBench(new UnitSlip()).Gives("total", 10_400).Knows("total", 1_000, "2024-M06").Knows("total", 8_000, "2025-M05").Findings().Should().BeEmpty();

    [Fact]
    public void FewPieces_DoNotTrigger() => new CheckBench(new UnitSlip()).Gives("total", 10).Knows("total", 1, "2024-M06").Findings().Should().BeEmpty();

    // A first month stands beside the year's cumulative, and nothing else is known of it.
    [Theory]
    [InlineData(61.204, "÷1000")]
    [InlineData(612_040_000, "×10000")]
    public void MonthFarFromAnAverageOneOfItsYear_Triggers(double month, string times) => FirstMonth((decimal)month).Findings().Should().ContainSingle().Which.Arguments.Should().Contain(times);

    // Harvests come in one month of the year.
    [Theory]
    [InlineData(61_204)]
    [InlineData(6_120)]
    [InlineData(590_000)]
    [InlineData(3_000)]
    public void MonthOfItsSeason_DoesNotTrigger(int month) => FirstMonth(month).Findings().Should().BeEmpty();

    private static CheckBench FirstMonth(decimal month) =>
        new CheckBench(new UnitSlip()).Gives("total", month, "2025-M10", accumulation: Accumulation.Period).Gives("total", 595_160, "2025-M10");
}

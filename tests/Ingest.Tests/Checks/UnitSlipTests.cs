using IndicatorPipeline.Ingest.Checks;

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
}

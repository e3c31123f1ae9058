using IndicatorPipeline.Ingest.Checks;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class CumulativeFallsTests
{
    [Fact]
    public void LessThanTheMonthBefore_Triggers() =>
        new CheckBench(new CumulativeFalls()).Gives("total", 90).Knows("total", 100, "2025-M05").Findings()
            .Should().ContainSingle().Which.Arguments.Should().Contain(["90", "@period|2025-M05", "100", "@words|旧报表.xlsx"]);

    [Fact]
    public void LateMonthThatIsMoreThanALaterOne_TriggersOnTheOneThatArrives() =>
        new CheckBench(new CumulativeFalls()).Gives("total", 130, "2025-M05").Knows("total", 100, "2025-M04").Knows("total", 120, "2025-M06").Findings()
            .Should().ContainSingle().Which.Arguments.Should().Contain("@period|2025-M06");

    [Fact]
    public void SeriesWithoutBounds_TriggersUntilItHasFallenOnce()
    {
        Profit().Findings().Should().ContainSingle();
        Profit().Knows("profit", 70, "2024-M08").Knows("profit", 60, "2024-M09").Findings().Should().BeEmpty();
        Profit().Knows("profit", 60, "2024-M12").Knows("profit", 20, "2025-M01").Findings().Should().ContainSingle("a new year is no fall");
        Profit().Knows("profit", -5, "2024-M03").Findings().Should().BeEmpty();
        new CheckBench(new CumulativeFalls()).Gives("profit", -10).Knows("profit", 100, "2025-M05").Findings().Should().BeEmpty();

        static CheckBench Profit() => new CheckBench(new CumulativeFalls()).Gives("profit", 90).Knows("profit", 100, "2025-M05");
    }

    [Fact]
    public void NewYearAndRates_DoNotTrigger() =>
        new CheckBench(new CumulativeFalls()).Gives("total", 10, "2025-M01").Knows("total", 100, "2024-M12").Gives("rate", 80).Knows("rate", 90, "2025-M05").Findings().Should().BeEmpty();
}

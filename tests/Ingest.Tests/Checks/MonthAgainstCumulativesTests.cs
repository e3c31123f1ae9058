using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class MonthAgainstCumulativesTests
{
    [Fact]
    public void MonthThatIsNotTheDifference_Triggers() =>
        new CheckBench(new MonthAgainstCumulatives()).Gives("total", 30, accumulation: Accumulation.Period).Gives("total", 120).Knows("total", 100, "2025-M05").Findings()
            .Should().ContainSingle().Which.Arguments.Should().Contain(["30", "120", "100", "20"]);

    [Fact]
    public void MonthThatIs_DoesNotTrigger() =>
        new CheckBench(new MonthAgainstCumulatives()).Gives("total", 20, accumulation: Accumulation.Period).Gives("total", 120).Knows("total", 100, "2025-M05").Findings().Should().BeEmpty();

    [Fact]
    public void FebruaryAfterTwoMonthsInOne_DoesNotTrigger() =>
        new CheckBench(new MonthAgainstCumulatives()).Gives("total", 30, "2025-M02", accumulation: Accumulation.Period).Gives("total", 120, "2025-M02").Findings().Should().BeEmpty();

    [Fact]
    public void JanuaryIsItsOwnCumulative() =>
        new CheckBench(new MonthAgainstCumulatives()).Gives("total", 30, "2025-M01", accumulation: Accumulation.Period).Gives("total", 40, "2025-M01").Findings().Should().ContainSingle();
}

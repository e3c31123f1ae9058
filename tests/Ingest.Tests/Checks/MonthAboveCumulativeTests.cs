using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class MonthAboveCumulativeTests
{
    [Fact]
    public void MonthThatIsMoreThanTheYearSoFar_Triggers() =>
        new CheckBench(new MonthAboveCumulative()).Gives("total", 500, accumulation: Accumulation.Period).Gives("total", 100).Findings()
            .Should().ContainSingle().Which.Arguments.Should().Contain(["500", "100"]);

    [Fact]
    public void CumulativeThatComesLater_Triggers() =>
        new CheckBench(new MonthAboveCumulative()).Gives("total", 100).Knows("total", 500, "2025-M06", accumulation: Accumulation.Period).Findings()
            .Should().ContainSingle().Which.Cell.Should().Be("B2");

    [Fact]
    public void MonthThatIsAllOfTheYear_DoesNotTrigger() =>
        new CheckBench(new MonthAboveCumulative()).Gives("total", 100.4m, accumulation: Accumulation.Period).Gives("total", 100).Findings().Should().BeEmpty("both are rounded");

    [Fact]
    public void CumulativeBeforeThatIsKnown_LeavesItToTheDifference() =>
        new CheckBench(new MonthAboveCumulative()).Gives("total", 500, accumulation: Accumulation.Period).Gives("total", 100).Knows("total", 80, "2025-M05").Findings().Should().BeEmpty();

    [Fact]
    public void WhatMayBeNegative_DoesNotTrigger() =>
        new CheckBench(new MonthAboveCumulative()).Gives("profit", 500, accumulation: Accumulation.Period).Gives("profit", 100).Findings().Should().BeEmpty("earlier months may have lost 400");
}

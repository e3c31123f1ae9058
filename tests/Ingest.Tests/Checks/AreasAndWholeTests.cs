using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class AreasAndWholeTests
{
    private static CheckBench Townships(int county) => new CheckBench(new AreasAndWhole())
        .Gives("total", county).Gives("total", 10, area: "east").Gives("total", 20, area: "west").Gives("total", 30, area: "north").Gives("total", 40, area: "south");

    [Fact]
    public void CountyThatIsMore_Triggers() => Townships(110).Findings().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cell = "B2", Severity = Severity.Error });

    [Theory]
    [InlineData(100)]
    [InlineData(102)]
    public void SumWithinRounding_DoesNotTrigger(int county) => Townships(county).Findings().Should().BeEmpty();

    [Fact]
    public void CountyAmongItsTownships_IsTakenForAnAverage() => Townships(25).Findings().Should().BeEmpty();

    [Fact]
    public void SumButForOneDigit_IsNoAverage() => Townships(10).Findings().Should().ContainSingle();

    [Fact]
    public void WhatDidNotAddUpBefore_DoesNotTrigger() =>
        Townships(110).Knows("total", 300, "2025-M05").Knows("total", 9, "2025-M05", "east").Knows("total", 18, "2025-M05", "west").Knows("total", 27, "2025-M05", "north")
            .Knows("total", 36, "2025-M05", "south").Findings().Should().BeEmpty();
}

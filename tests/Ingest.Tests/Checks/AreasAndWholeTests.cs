using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class AreasAndWholeTests
{
    private static CheckBench Townships(int county) => new CheckBench(new AreasAndWhole())
        .Gives("total", county).Gives("total", 10, area: "east").Gives("total", 20, area: "west").Gives("total", 30, area: "north").Gives("total", 40, area: "south");

    // 5,000 for 500 is asked about by itself: the county's total may well be right.
    [Theory]
    [InlineData(5000, null)]
    [InlineData(560, "2110 万元")]
    public void ExpectedFigure_IsNoneWhereAPartIsAskedAbout(int south, string? expected)
    {
        var bench = new CheckBench(new AreasAndWhole()).Gives("total", 2050).Knows("total", 2000, "2024-M06");
        foreach (var (area, now, before) in new[] { ("east", 450, 440), ("west", 600, 590), ("north", 500, 480), ("south", south, 490) })
            bench.Gives("total", now, area: area).Knows("total", before, "2024-M06", area);
        bench.Findings().Should().ContainSingle().Which.Suggestion.Should().Be(expected);
    }

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

using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class UnitBesideWholeTests
{
    private static readonly string[] Months = ["2025-M04", "2025-M05", "2025-M06"];

    private static CheckBench Townships(params (string Area, decimal Value)[] values)
    {
        var bench = new CheckBench(new UnitBesideWhole());
        foreach (var (area, value) in values)
            bench.Gives("first", value, area: area);
        return bench;
    }

    [Fact]
    public void TownshipsInAnotherUnitThanTheirCounty_AreToldOnce() =>
        Townships(("east", 1200), ("west", 2300), ("north", 3100), ("south", 3400)).Knows("first", 1, "2025-M06")
            .Findings().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cell = "B2:B5", Severity = Severity.Verify })
            .And.Subject.As<Finding>().Arguments.Should().Contain("1200").And.Contain("0.12").And.Contain("×10000").And.Contain("@likely_unit|元");

    [Fact]
    public void CountyInAnotherUnitThanItsTownships_Triggers()
    {
        var bench = new CheckBench(new UnitBesideWhole()).Gives("first", 1_000_300);
        foreach (var (area, value) in new[] { ("east", 12), ("west", 23), ("north", 31), ("south", 34) })
            bench.Knows("first", value, "2025-M06", area);
        bench.Findings().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cell = "B2" });
    }

    [Fact]
    public void OneTownshipInAnotherUnit_TriggersAtItsCellAlone() =>
        Townships(("east", 1200), ("west", 2300), ("north", 31_000_000), ("south", 3400)).Knows("first", 10_000, "2025-M06")
            .Findings().Should().ContainSingle().Which.Cell.Should().Be("B4");

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    public void TownshipsThatAreNotAllKnown_TriggerWhereSeveralPeriodsSayTheSame(int months, int findings)
    {
        var bench = new CheckBench(new UnitBesideWhole());
        foreach (var month in Months.Take(months))
            bench.Gives("first", 1200, month, "east").Gives("first", 2300, month, "west").Knows("first", 3.5m, month);
        bench.Findings().Should().HaveCount(findings);
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(9_990)]
    [InlineData(2_500)]
    [InlineData(4_200)]
    public void WhatAddsUpOrIsAnAverageOrNoUnitApart_DoesNotTrigger(int county) =>
        Townships(("east", 1200), ("west", 2300), ("north", 3100), ("south", 3400)).Knows("first", county, "2025-M06").Findings().Should().BeEmpty();

    // It is asked about by what it was a year before.
    [Fact]
    public void TownshipOffItsOwnHistory_IsLeftToThat() =>
        Townships(("east", 1200), ("west", 2300), ("north", 31_000_000), ("south", 3400)).Knows("first", 10_000, "2025-M06").Knows("first", 3000, "2024-M06", "north").Findings().Should().BeEmpty();
}

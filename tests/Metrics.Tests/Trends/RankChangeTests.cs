using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Trends;

public sealed class RankChangeTests
{
    [Fact]
    public void DerivedPlaces_ArePassedOnAsPlacesGained()
    {
        // May: east, south, west; June: south, west, east.
        var bench = new TrendBench().WithTownships("2025-M05", 30, 10, 20).WithTownships("2025-M06", 30, 40, 50);
        Change(bench, "east").Should().Be(-2);
        Change(bench, "west").Should().Be(1);
        Change(bench, "south").Should().Be(1);
    }

    [Fact]
    public void ReportedPlaces_AreComparedToo()
    {
        var derived = new TrendBench().With(5, Measure.Rank, period: "2025-M05").With(3, Measure.Rank).Derive(Measure.RankChange)!;
        (derived.Value, derived.Unit).Should().Be((2, "位"));
    }

    [Fact]
    public void January_IsComparedWithDecember() =>
        new TrendBench().With(5, Measure.Rank, period: "2024-M12").With(6, Measure.Rank, period: "2025-M01").Derive(Measure.RankChange, period: "2025-M01")!.Value.Should().Be(-1);

    [Fact]
    public void PeriodWithoutARankBefore_GivesNothing() =>
        new TrendBench().With(5, Measure.Rank, period: "2025-M04").With(3, Measure.Rank).Derive(Measure.RankChange).Should().BeNull();

    [Fact]
    public void ReportedAndDerivedPlace_AreNotCompared() =>
        new TrendBench().WithTownships("2025-M05", 30, 10).WithTownships("2025-M06", 30, 10).With(1, Measure.Rank, "east").Derive(Measure.RankChange, "east").Should().BeNull();

    [Fact]
    public void PlacesAmongOthers_AreNotCompared() =>
        new TrendBench().WithTownships("2025-M05", 30, 10).WithTownships("2025-M06", 30, 10, 40).Derive(Measure.RankChange, "east").Should().BeNull();

    [Fact]
    public void Inputs_LeadDownToTheCells()
    {
        var change = new TrendBench().WithTownships("2025-M05", 30, 10).WithTownships("2025-M06", 30, 40).Derive(Measure.RankChange, "east")!;
        change.Inputs.Should().HaveCount(2);
        change.Inputs.SelectMany(i => i.Sources).Should().HaveCount(4);
    }

    [Fact]
    public void FirstPeriodOfTheCalendar_HasNoneBefore() =>
        new TrendBench().With(1, Measure.Rank, period: "0001-M01").Derive(Measure.RankChange, period: "0001-M01").Should().BeNull();

    private static decimal? Change(TrendBench bench, string area) => bench.Derive(Measure.RankChange, area)?.Value;
}

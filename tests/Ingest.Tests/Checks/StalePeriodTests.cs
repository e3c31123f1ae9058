using IndicatorPipeline.Ingest.Checks;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class StalePeriodTests
{
    private static readonly string[] Areas = ["county", "east", "west", "north", "south"];

    private static CheckBench Column(int now, string department = "stats")
    {
        var bench = new CheckBench(new StalePeriod());
        foreach (var (area, i) in Areas.Select((a, i) => (a, i)))
            bench.Gives("total", now + i, area: area).Knows("total", 100 + i, "2025-M06", area, department: department);
        return bench;
    }

    [Fact]
    public void PeriodThatWasReportedOtherwise_Triggers() => Column(130).Findings().Should().ContainSingle().Which.Arguments.Should().Contain("旧报表.xlsx");

    [Fact]
    public void SameFiguresAgain_DoNotTrigger() => Column(100).Findings().Should().BeEmpty();

    [Fact]
    public void AnotherDepartment_DoesNotTrigger() => Column(130, "other").Findings().Should().BeEmpty();
}

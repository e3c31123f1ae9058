using IndicatorPipeline.Ingest.Checks;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class GivenNoMoreTests
{
    private static CheckBench Bench(string department = "stats") => new CheckBench(new GivenNoMore())
        .Knows("total", 10, "2025-M06", "east", department: department)
        .Knows("total", 20, "2025-M06", "west", department: department)
        .Knows("total", 30, "2025-M06", "north", department: department)
        .Knows("total", 40, "2025-M06", "south", department: department);

    [Fact]
    public void CorrectionThatLacksSomething_Triggers() =>
        Bench().Gives("total", 11, area: "east").Gives("total", 20, area: "west").Gives("total", 30, area: "north").Findings()
            .Should().ContainSingle().Which.Arguments.Should().Equal("@named|total|total", "@period|2025-M06", "旧报表.xlsx", "4", "1", "@named|total.south..M.ytd.level|南乡");

    [Fact]
    public void CorrectionThatHoldsAll_DoesNotTrigger() =>
        Bench().Gives("total", 11, area: "east").Gives("total", 20, area: "west").Gives("total", 30, area: "north").Gives("total", 40, area: "south").Findings().Should().BeEmpty();

    [Fact]
    public void SingleFigureOutOfALargerTable_DoesNotTrigger() => Bench().Gives("total", 11, area: "east").Findings().Should().BeEmpty();

    [Fact]
    public void AnotherMonth_DoesNotTrigger() =>
        Bench().Gives("total", 11, "2025-M07", "east").Gives("total", 20, "2025-M07", "west").Gives("total", 30, "2025-M07", "north").Findings().Should().BeEmpty();

    [Fact]
    public void ReportOfAnotherDepartment_DoesNotTrigger() =>
        Bench("other").Gives("total", 11, area: "east").Gives("total", 20, area: "west").Gives("total", 30, area: "north").Findings().Should().BeEmpty();
}

using IndicatorPipeline.Ingest.Checks;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class OtherDepartmentTests
{
    [Fact]
    public void FigureThatAnotherReportsOtherwise_TriggersAndNamesBoth() =>
        new CheckBench(new OtherDepartment()).Gives("total", 110).Knows("total", 100, "2025-M06", department: "other").Findings()
            .Should().ContainSingle().Which.Arguments.Should().Contain(["@named|stats|统计局", "110", "@named|other|农业局", "100", "旧报表.xlsx"]);

    [Fact]
    public void SameFigureAndOwnRevision_DoNotTrigger() =>
        new CheckBench(new OtherDepartment()).Gives("total", 100).Knows("total", 100, "2025-M06", department: "other").Gives("first", 5).Knows("first", 6, "2025-M06").Findings().Should().BeEmpty();
}

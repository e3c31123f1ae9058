using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class RequiredMissingTests
{
    private static readonly DueRule Due = new(10, 1, true);

    [Fact]
    public void TownshipLeftOut_Triggers() =>
        new CheckBench(new RequiredMissing()).Gives("total", 1, area: "east").Gives("total", 2, area: "west").Gives("total", 3, area: "north").Findings()
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cell = "B2:B4", Severity = Severity.Verify }).And.Subject.As<Finding>().Arguments.Should().Contain("@named|south|南乡");

    [Fact]
    public void TownshipThatNeverReports_DoesNotTrigger() =>
        new CheckBench(new RequiredMissing()).Gives("total", 1, area: "east").Gives("total", 2, area: "west").Gives("total", 3, area: "north")
            .Knows("total", 1, "2025-M05", "east").Knows("total", 2, "2025-M05", "west").Knows("total", 3, "2025-M05", "north").Findings().Should().BeEmpty();

    [Fact]
    public void IndicatorThatTheReportMustHold_TriggersUnlessItWasGiven()
    {
        var report = new ReportDefinition("r", "月报", "stats", Freq.Monthly, Due, ["county"], ["total", "first", "second", "steady"]);
        var bench = new CheckBench(new RequiredMissing()).Asks(report).Gives("total", 1).Gives("first", 2).Gives("second", 3);
        bench.Findings().Should().ContainSingle().Which.Arguments.Should().Contain("@named|steady|steady");
        bench.Knows("steady", 4, "2025-M06").Findings().Should().BeEmpty();
    }
}

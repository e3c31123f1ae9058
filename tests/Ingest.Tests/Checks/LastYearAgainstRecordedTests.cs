using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class LastYearAgainstRecordedTests
{
    [Fact]
    public void OtherThanWasReportedThen_Triggers() =>
        new CheckBench(new LastYearAgainstRecorded()).Gives("total", 95, "2024-M06", basis: Basis.Comparable).Knows("total", 100, "2024-M06").Findings()
            .Should().ContainSingle().Which.Arguments.Should().Contain(["95", "100", "旧报表.xlsx"]);

    [Fact]
    public void LateReportThatWasComparedWithSince_Triggers() =>
        new CheckBench(new LastYearAgainstRecorded()).Gives("total", 95, "2024-M06").Knows("total", 100, "2024-M06", basis: Basis.Comparable).Findings().Should().ContainSingle();

    [Fact]
    public void SameButForRounding_DoesNotTrigger() =>
        new CheckBench(new LastYearAgainstRecorded()).Gives("total", 100, "2024-M06", basis: Basis.Comparable).Knows("total", 100.4m, "2024-M06").Findings().Should().BeEmpty();
}

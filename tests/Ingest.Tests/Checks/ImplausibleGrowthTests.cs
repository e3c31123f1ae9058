using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class ImplausibleGrowthTests
{
    private static CheckBench Bench() => new(new ImplausibleGrowth());

    [Fact]
    public void MoreThanAnythingGrows_Triggers() =>
        Bench().Gives("total", 5200, measure: Measure.Yoy).Findings().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Severity = Severity.Verify, Cell = "B2", Shown = "5200" });

    [Fact]
    public void MuchGrowth_DoesNotTrigger() => Bench().Gives("total", 300, measure: Measure.Yoy).Findings().Should().BeEmpty();

    [Fact]
    public void GrowthThatTheLevelsBearOut_DoesNotTrigger() =>
        Bench().Gives("total", 900).Gives("total", 800, measure: Measure.Yoy).Knows("total", 100, "2024-M06").Findings().Should().BeEmpty();

    [Fact]
    public void LevelsThatGrewLess_DoNotBearItOut() =>
        Bench().Gives("total", 108).Gives("total", 800, measure: Measure.Yoy).Knows("total", 100, "2024-M06").Findings().Should().ContainSingle();
}

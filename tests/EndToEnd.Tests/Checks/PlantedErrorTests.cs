using IndicatorPipeline.Support.Planting;

namespace IndicatorPipeline.EndToEnd.Tests.Checks;

/// <summary>The samples are sound; what is planted in them is found. benchmarks/Checks plants more.</summary>
public sealed class PlantedErrorTests(SampleCountyFixture fixture) : IClassFixture<SampleCountyFixture>
{
    [Fact]
    public void SoundSamples_RaiseNothingThatBlocks() =>
        fixture.County.Reports.SelectMany(r => fixture.County.Judge(r, r.Workbook).Where(f => f.Blocks).Select(f => $"{r.File} {f.Code} {f.Sheet}!{f.Cell}")).Should().BeEmpty();

    [Fact]
    public void PlantedErrors_AreFoundAtTheirCells()
    {
        var outcomes = PlantingRun.Over(fixture.County, seed: 7, count: 60).ToList();
        outcomes.Count(o => o.IsFound).Should().BeGreaterThanOrEqualTo(57, string.Join('\n', outcomes.Where(o => !o.IsFound).Select(o => $"{o.Plant} in {o.Report.File}")));
    }
}

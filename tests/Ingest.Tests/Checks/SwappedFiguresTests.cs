using IndicatorPipeline.Ingest.Checks;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class SwappedFiguresTests
{
    private static readonly int[] Levels = [100, 900, 150, 4_000, 600, 700];

    private static CheckBench Column(Func<int, int> row)
    {
        var bench = new CheckBench(new SwappedFigures());
        for (var i = 0; i < Levels.Length; i++)
            bench.Gives("herd", Levels[row(i)] * 11 / 10, item: $"场{i}").Knows("herd", Levels[i], "2025-M05", item: $"场{i}");
        return bench;
    }

    [Fact]
    public void TwoThatFitEachOthersHistory_Trigger()
    {
        var finding = Column(i => i switch { 1 => 2, 2 => 1, _ => i }).Findings().Should().ContainSingle().Subject;
        finding.Cell.Should().Be("B4");
        finding.Arguments[4].Should().StartWith("@words|B3");
    }

    [Fact]
    public void FiguresInTheirPlace_DoNotTrigger() => Column(i => i).Findings().Should().BeEmpty();
}

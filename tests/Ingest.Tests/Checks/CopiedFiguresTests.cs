using IndicatorPipeline.Ingest.Checks;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class CopiedFiguresTests
{
    private static readonly string[] Areas = ["county", "east", "west", "north", "south"];

    private static CheckBench Column(int now, int before, int? earlier = null)
    {
        var bench = new CheckBench(new CopiedFigures());
        foreach (var (area, i) in Areas.Select((a, i) => (a, i)))
        {
            bench.Gives("total", now + i, area: area).Knows("total", before + i, "2025-M05", area);
            if (earlier is { } value)
                bench.Knows("total", value + i, "2025-M04", area);
        }

        return bench;
    }

    [Fact]
    public void ColumnThatSaysWhatItSaidAMonthBefore_Triggers() => Column(100, 100, 90).Findings().Should().ContainSingle().Which.Cell.Should().Be("B2:B6");

    [Theory]
    [InlineData(null, 0)]
    [InlineData(100, 0)]
    [InlineData(90, 1)]
    public void Stock_TriggersOnlyWhereItIsKnownToMove(int? earlier, int findings)
    {
        var bench = new CheckBench(new CopiedFigures());
        foreach (var (area, i) in Areas.Select((a, i) => (a, i)))
        {
            bench.Gives("herd", 100 + i, area: area).Knows("herd", 100 + i, "2025-M05", area);
            if (earlier is { } value)
                bench.Knows("herd", value + i, "2025-M04", area);
        }

        bench.Findings().Should().HaveCount(findings);
    }

    [Fact]
    public void ColumnThatHasMoved_DoesNotTrigger() => Column(110, 100, 90).Findings().Should().BeEmpty();

    [Fact]
    public void ColumnThatStoodStillBefore_DoesNotTrigger() => Column(100, 100, 100).Findings().Should().BeEmpty();
}

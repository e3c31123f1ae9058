using IndicatorPipeline.Ingest.Checks;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class ShiftedFiguresTests
{
    private static readonly int[] Levels = [100, 900, 150, 4_000, 60, 700, 2_500, 90, 1_300, 5_000, 220];

    private static CheckBench Column(Func<int, int> row)
    {
        var bench = new CheckBench(new ShiftedFigures());
        for (var i = 0; i < Levels.Length; i++)
            bench.Gives("herd", Levels[row(i)] * 11 / 10, item: $"场{i}").Knows("herd", Levels[i], "2025-M05", item: $"场{i}");
        return bench;
    }

    [Fact]
    public void ColumnOneRowTooLow_Triggers() => Column(i => Math.Max(i - 1, 0)).Findings().Should().ContainSingle().Which.Cell.Should().Be("B2:B12");

    [Fact]
    public void ColumnInItsPlace_DoesNotTrigger() => Column(i => i).Findings().Should().BeEmpty();
}

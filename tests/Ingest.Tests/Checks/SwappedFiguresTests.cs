using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Catalog;

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

    // Each of the pairs is off by another factor; the histories lie in another order than the figures.
    [Fact]
    public void SeveralPairs_AreAllFound()
    {
        var bench = new CheckBench(new SwappedFigures());
        int[] levels = [.. Enumerable.Range(0, 40).Select(i => 100 + (i * 37 % 40 * 60))];
        for (var i = 0; i < levels.Length; i++)
            bench.Gives("herd", levels[i is >= 10 and < 22 ? (i < 16 ? i + 6 : i - 6) : i] * 11 / 10, item: $"场{i}").Knows("herd", levels[i], "2025-M05", item: $"场{i}");

        bench.Findings().Select(f => f.Cell).Should().BeEquivalentTo(Enumerable.Range(0, 6).Select(i => $"B{i + 18}"));
    }

    [Fact]
    public void FiguresInTheirPlace_DoNotTrigger() => Column(i => i).Findings().Should().BeEmpty();

    [Fact]
    public void SmallCountsThatFitEachOthersHistory_Trigger() => Counts(12, 19).Findings().Should().ContainSingle().Which.Cell.Should().Be("B5");

    [Theory]
    [InlineData(18, 13)]
    [InlineData(15, 15)]
    public void SmallCountsInTheirPlace_DoNotTrigger(int third, int fourth) => Counts(third, fourth).Findings().Should().BeEmpty();

    // Whoever turns the check off for an indicator does so wherever it stands in a row or column of others.
    [Fact]
    public void IndicatorForWhichItIsTurnedOff_DoesNotTrigger() =>
        Column(i => i switch { 1 => 2, 2 => 1, _ => i }).Rules(new CheckRule("herds", CheckKind.Swapped) { Indicators = ["herd"], IsHeld = false }).Findings().Should().BeEmpty();

    private static CheckBench Counts(int third, int fourth)
    {
        var bench = new CheckBench(new SwappedFigures());
        foreach (var (now, before, i) in new[] { (40, 41), (33, 32), (third, 18), (fourth, 12), (27, 26), (22, 23) }.Select((v, i) => (v.Item1, v.Item2, i)))
            bench.Gives("herd", now, item: $"场{i}").Knows("herd", before, "2025-M05", item: $"场{i}");
        return bench;
    }
}

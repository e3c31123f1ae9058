using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class VanishingFiguresTests
{
    private static readonly string[] Areas = ["county", "east", "west", "north", "south"];

    [Fact]
    public void ColumnByTheTenThousand_Triggers() =>
        Column(0.0450m, 0.0114m, 0.0218m, 0.0339m, 1.0310m).Findings()
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cell = "B2:B6", Arguments = new[] { "4", "@figure|2025-M06|born.county..M.period.level|全县 born", "0.045", "@words|万元" } });

    [Fact]
    public void FewSmallFigures_DoNotTrigger() => Column(0.4m, 0.3m, 12, 7, 9).Findings().Should().BeEmpty();

    [Fact]
    public void ColumnOfZeros_DoesNotTrigger() => Column(0, 0, 0, 0, 0).Findings().Should().BeEmpty();

    [Fact]
    public void FiguresOfWhichMoreIsKnown_AreLeftToTheirHistory()
    {
        var bench = Column(0.0450m, 0.0114m, 0.0218m, 0.0339m, 0.1031m);
        foreach (var area in Areas)
            bench.Knows("born", 0.05m, "2024-M06", area, accumulation: Accumulation.Period);
        bench.Findings().Should().BeEmpty();
    }

    [Fact]
    public void SeriesByTheTenThousand_TriggersThoughItIsKnownByTheHundred()
    {
        var bench = new CheckBench(new VanishingFigures());
        for (var month = 1; month <= 6; month++)
        {
            bench.Gives("born", 0.0001m * month * month, $"2025-M0{month}", accumulation: Accumulation.Period);
            bench.Knows("born", 10 + (month * 5), $"2024-M0{month}", accumulation: Accumulation.Period);
        }

        bench.Findings().Should().ContainSingle().Which.Cell.Should().Be("B2:B7");
    }

    [Fact]
    public void FiguresOfWhichLittleIsShown_Trigger() => Column(0.3819m, 0.6547m, 1.3795m, 1.7186m, 2.1955m).Findings().Should().ContainSingle();

    [Fact]
    public void HistoryThatComesAtOnce_Triggers()
    {
        var bench = Column(0.0450m, 0.0114m, 0.0218m, 0.0339m, 0.1031m);
        foreach (var area in Areas)
            bench.Gives("born", 0.05m, "2024-M06", area, accumulation: Accumulation.Period);
        bench.Findings().Should().HaveCount(2);
    }

    private static CheckBench Column(params decimal[] values)
    {
        var bench = new CheckBench(new VanishingFigures());
        foreach (var (area, value) in Areas.Zip(values))
            bench.Gives("born", value, area: area, accumulation: Accumulation.Period);
        return bench;
    }
}

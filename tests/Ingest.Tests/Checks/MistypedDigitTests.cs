using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class MistypedDigitTests
{
    [Theory]
    [InlineData(5158, 14679, 15158)]
    [InlineData(4656, 70376, 74656)]
    [InlineData(89, 176, 189)]
    [InlineData(84345, 4400, 4345)]
    public void DigitTooFewOrTooMany_Triggers(decimal given, decimal before, decimal meant) => Bench(given, before).Findings()
        .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cell = "B2", Suggestion = $"{meant} 万元" });

    [Theory]
    [InlineData(12000, 14679)]
    [InlineData(15158, 14679)]
    [InlineData(1467.9, 14679)]
    [InlineData(2000, 14679)]
    [InlineData(8, 17)]
    public void FigureThatIsNearOrNoDigitAway_DoesNotTrigger(decimal given, decimal before) => Bench(given, before).Findings().Should().BeEmpty();

    [Fact]
    public void CorrectionOfTheSameFigure_IsHeldAgainstIt() =>
        Bench(5158, 14679).Knows("born", 5200, "2025-M06", accumulation: Accumulation.Period).Findings().Should().BeEmpty();

    [Fact]
    public void ColumnOfWhichManyAreFar_IsNoSlipOfAHand()
    {
        var bench = Bench(5158, 14679);
        foreach (var area in new[] { "east", "west" })
            bench.Gives("born", 100, area: area, accumulation: Accumulation.Period, cell: $"B{(area == "east" ? 3 : 4)}").Knows("born", 9000, "2024-M06", area, accumulation: Accumulation.Period);
        bench.Findings().Should().BeEmpty();
    }

    [Fact]
    public void SeriesWithAHistory_IsLeftToIt()
    {
        var bench = Bench(5158, 14679);
        for (var back = 1; back <= 22; back++)
            bench.Knows("born", 14000 + back, TimePeriod.Parse("2025-M06").Value.Plus(-back).ToString(), accumulation: Accumulation.Period);
        bench.Findings().Should().BeEmpty();
    }

    [Fact]
    public void ToleranceOfNothing_AsksForTheVeryNumber()
    {
        var rule = new CheckRule("digits", CheckKind.Digit) { Tolerance = 0 };
        Bench(5158, 14679).Rules(rule).Findings().Should().BeEmpty();
        Bench(5158, 15158).Rules(rule).Findings().Should().ContainSingle();
    }

    private static CheckBench Bench(decimal given, decimal before) => new CheckBench(new MistypedDigit())
        .Gives("born", given, accumulation: Accumulation.Period)
        .Knows("born", before, "2024-M06", accumulation: Accumulation.Period);
}

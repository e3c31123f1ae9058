using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class PartsAndWholeTests
{
    [Fact]
    public void PartsThatComeToMore_Trigger() =>
        new CheckBench(new PartsAndWhole()).Gives("total", 100).Gives("first", 60).Gives("second", 45).Findings()
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Severity = Severity.Error, Cell = "B2", Suggestion = "105 万元" }).And.Subject.As<Finding>().Arguments.Should().Contain(["100", "105", "-5", "@words|B3、B4"]);

    // 亿元 is what is to be typed there, not the catalog's 万元.
    [Fact]
    public void ExpectedFigure_IsInTheUnitOfTheSheet() =>
        new CheckBench(new PartsAndWhole())
            .Gives("total", 1_000_000, said: CheckBench.BigYuan).Gives("first", 600_000, said: CheckBench.BigYuan).Gives("second", 450_000, said: CheckBench.BigYuan).Findings()
            .Should().ContainSingle().Which.Suggestion.Should().Be("105 亿元");

    // 100.0 stands for 99.95 to 100.05, 60 for 59.5 to 60.5: together up to 0.05 + 0.5 + 0.5 = 1.05.
    [Theory]
    [InlineData(41, 0)]
    [InlineData(42, 1)]
    public void HalfAUnitOfEachAddend_IsAllowed(int second, int findings) =>
        new CheckBench(new PartsAndWhole()).Gives("total", 100.0m).Gives("first", 60).Gives("second", second).Findings().Should().HaveCount(findings);

    // Each township may be off by one, and the county, where it is their sum, by four.
    [Theory]
    [InlineData(84, 0)]
    [InlineData(85, 1)]
    public void CountyThatAddsUpItsTownships_CarriesTheirRounding(int county, int findings)
    {
        var bench = new CheckBench(new PartsAndWhole()).Gives("total", county).Gives("first", 40).Gives("second", 40);
        foreach (var area in new[] { "east", "west", "north", "south" })
            bench.Gives("total", 21, area: area).Gives("first", 10, area: area).Gives("second", 10, area: area);
        bench.Findings().Should().HaveCount(findings);
    }

    [Fact]
    public void PartOfAnEarlierReport_IsOnlyAQuestion() =>
        new CheckBench(new PartsAndWhole()).Gives("total", 100).Gives("first", 60).Knows("second", 55, "2025-M06").Findings()
            .Should().ContainSingle().Which.Severity.Should().Be(Severity.Verify);

    [Fact]
    public void PartThatNobodyKnows_DoesNotTrigger() => new CheckBench(new PartsAndWhole()).Gives("total", 100).Gives("first", 60).Findings().Should().BeEmpty();

    [Fact]
    public void RuleThatTurnsItOff_IsHeeded() =>
        new CheckBench(new PartsAndWhole()).Rules(new CheckRule("off", CheckKind.Parts) { Indicators = ["total"], IsHeld = false })
            .Gives("total", 100).Gives("first", 60).Gives("second", 45).Findings().Should().BeEmpty();
}

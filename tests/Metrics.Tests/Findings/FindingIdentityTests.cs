using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Findings;

public sealed class FindingIdentityTests
{
    private static readonly Finding Revised = new(FindingCodes.Revised, Severity.Info, "汇总", "B4", "101.5", ["100", "快报.xlsx", "101.5"]);

    [Fact]
    public void SameProblemReadAnotherTime_IsTheSame()
    {
        var again = Revised with { Severity = Severity.Verify, Shown = "101.50", Suggestion = "核对", Arguments = ["100", "快报.xlsx", "101.5"] };
        again.Identity.Should().Be(Revised.Identity);
        again.Identity.GetHashCode().Should().Be(Revised.Identity.GetHashCode());
    }

    [Fact]
    public void OtherWordsForTheSame_AreTheSame()
    {
        var period = TimePeriod.Of(Freq.Monthly, 2025, 6).Value;
        var finding = Revised with { Arguments = [FindingArgument.Named("gdp.county", "地区生产总值", period), "100", FindingArgument.Words("B3、旧报表.xlsx"), FindingArgument.Named("stats", "统计局")] };

        var reworded = finding with { Arguments = [FindingArgument.Named("gdp.county", "生产总值 | 现价", period), "100", FindingArgument.Words("B3 and 旧报表.xlsx"), FindingArgument.Named("stats", "县统计局")] };

        reworded.Identity.Key.Should().Be(finding.Identity.Key);
        foreach (var place in new[] { 0, 3 })
        {
            var another = finding with { Arguments = finding.Arguments.SetItem(place, FindingArgument.Named("another", "地区生产总值", period)) };
            another.Identity.Key.Should().NotBe(finding.Identity.Key);
        }
    }

    [Fact]
    public void FigureThatStandsElsewhere_IsStillExplained_AndAnythingElseIsNot()
    {
        var jump = new Finding(
            FindingCodes.JumpOutOfHistory, Severity.Verify, "汇总", "B4", "101.5", [FindingArgument.Named("gdp.county", "地区生产总值", TimePeriod.Of(Freq.Monthly, 2025, 6).Value), "101.5", "50"]);

        (jump with { Sheet = "明细", Cell = "B5" }).Identity.Key.Should().Be(jump.Identity.Key);
        (jump with { Code = FindingCodes.UnitSlip }).Identity.Key.Should().NotBe(jump.Identity.Key);
        (jump with { Arguments = jump.Arguments.SetItem(1, "102") }).Identity.Key.Should().NotBe(jump.Identity.Key);
        (Revised with { Cell = "B5" }).Identity.Key.Should().NotBe(Revised.Identity.Key);
    }

    [Fact]
    public void AnotherPlaceKindOrArgument_IsAnother()
    {
        Finding[] others =
        [
            Revised with { Code = FindingCodes.Overruled },
            Revised with { Sheet = "明细" },
            Revised with { Cell = null },
            Revised with { Arguments = ["100", "快报.xlsx", "102"] },
            Revised with { Arguments = ["100", "快报.xlsx"] },
        ];
        others.Select(o => o.Identity).Should().NotContain(Revised.Identity).And.OnlyHaveUniqueItems();
    }
}

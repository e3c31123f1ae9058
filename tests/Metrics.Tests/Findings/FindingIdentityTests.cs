using IndicatorPipeline.Metrics.Findings;

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

using System.Globalization;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

/// <summary>What is told many times of one column or row is told once, with a count and the first cells.</summary>
public sealed class FindingGroupsTests
{
    [Fact]
    public void ManyOfAKindInAColumn_AreOneThatNamesThemAll()
    {
        var one = FindingGroups.Of(Enumerable.Range(3, 40).Select(row => At(FindingCodes.TextInValueCell, $"C{row}", "待核"))).Should().ContainSingle().Subject;

        one.Cell.Should().Be("C3");
        FindingTexts.Message(one, CultureInfo.GetCultureInfo("zh-CN")).Should().Be("“待核”不是数字。（同类共 40 处，另见 C4:C42）");
        FindingTexts.Message(one, CultureInfo.GetCultureInfo("en")).Should().Be("\"待核\" is no number. (40 such, also C4:C42)");
    }

    [Fact]
    public void ManyOfAKindInARow_AreOneToo() =>
        FindingGroups.Of("BCDEFG".Select(column => At(FindingCodes.TextInValueCell, $"{column}7", "未报"))).Select(f => f.Cell).Should().Equal("B7");

    [Fact]
    public void ManyThatDoNotFollowEachOther_AreNamedAsFarAsAnybodyReads()
    {
        var one = FindingGroups.Of(Enumerable.Range(1, 9).Select(i => At(FindingCodes.TextInValueCell, $"C{i * 2}", "待核"))).Should().ContainSingle().Subject;

        one.Arguments[^1].Should().Be("@and_more|9|C4 C6 C8 C10 C12");
        FindingTexts.OthersOf(one).Should().Equal("C4", "C6", "C8", "C10", "C12");
    }

    [Fact]
    public void ManyOfAKindThatSayNothingOfTheirOwn_TellOfTheOthersAllTheSame()
    {
        var formulas = Enumerable.Range(3, 40).Select(row => At(FindingCodes.FormulaWithoutResult, $"C{row}", "") with { Arguments = [] });

        FindingTexts.Message(FindingGroups.Of(formulas).Single(), CultureInfo.GetCultureInfo("zh-CN")).Should().EndWith("（同类共 40 处，另见 C4:C42）");
    }

    [Fact]
    public void FewOfAKind_StandForThemselves() =>
        FindingGroups.Of([At(FindingCodes.TextInValueCell, "C3", "a"), At(FindingCodes.TextInValueCell, "C4", "b"), At(FindingCodes.ErrorInCell, "C5", "#REF!")])
            .Select(f => f.Cell).Should().Equal("C3", "C4", "C5");

    [Fact]
    public void UnknownLabels_AreNamedOneByOneUntilNobodyReadsThem()
    {
        var findings = FindingGroups.Of(Enumerable.Range(3, 60_000).Select(row => At(FindingCodes.UnknownLabel, $"A{row}", $"企业{row}"))).ToList();

        findings.Should().HaveCount(20);
        findings[^1].Arguments[^1].Should().Be("@and_others|59981|A23:A60002");
    }

    private static Finding At(FindingCode code, string cell, string argument) => new(code, code.Severity, "Sheet1", cell, argument, [argument]);
}

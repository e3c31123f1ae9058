using System.Globalization;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class GrowthAgainstLevelsTests
{
    [Fact]
    public void GrowthThatLevelsDoNotGive_Triggers() =>
        new CheckBench(new GrowthAgainstLevels()).Gives("total", 110).Gives("total", 100, "2024-M06", basis: Basis.Comparable).Gives("total", 15.0m, measure: Measure.Yoy).Findings()
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cell = "B4", Severity = Severity.Verify });

    [Fact]
    public void WhatFollowsFromTheLevels_IsSuggested_OnlyWhereTheGrowthItselfArrives()
    {
        new CheckBench(new GrowthAgainstLevels()).Knows("total", 100, "2024-M06").Gives("total", 110).Gives("total", 15.0m, measure: Measure.Yoy).Findings()
            .Should().ContainSingle().Which.Suggestion.Should().StartWith("10 ");
        new CheckBench(new GrowthAgainstLevels()).Knows("total", 100, "2024-M06").Knows("total", 15.0m, "2025-M06", measure: Measure.Yoy).Gives("total", 110).Findings()
            .Should().ContainSingle().Which.Suggestion.Should().BeNull();
    }

    [Fact]
    public void Suggestion_HasTheDigitsOfTheGrowth() =>
        new CheckBench(new GrowthAgainstLevels()).Knows("total", 300, "2024-M06").Gives("total", 331).Gives("total", 15.0m, measure: Measure.Yoy).Findings()
            .Should().ContainSingle().Which.Suggestion.Should().StartWith("10.3 ");

    [Theory]
    [InlineData("zh-CN", "增减为 15 %，按本期 11,012.5 万元 和上年同期 10,000 万元 计算应约为 10.13 %")]
    [InlineData("en", "has grown by 15 %; 11,012.5 万元 against 10,000 万元 a year before makes about 10.13 %")]
    public void Message_SaysInWhatEachIsCounted(string language, string expected)
    {
        var finding = new CheckBench(new GrowthAgainstLevels()).Knows("total", 10_000, "2024-M06").Gives("total", 11_012.5m).Gives("total", 15.0m, measure: Measure.Yoy).Findings()
            .Should().ContainSingle().Subject;

        FindingTexts.Message(finding, CultureInfo.GetCultureInfo(language)).Should().Contain(expected);
    }

    // 110 is 109.5 to 110.5 and 100 is 99.5 to 100.5: growth is 8.96 to 11.06, with half a point more on either side.
    [Theory]
    [InlineData(11.5, 0)]
    [InlineData(11.7, 1)]
    public void GrowthWithinRounding_DoesNotTrigger(double growth, int findings) =>
        new CheckBench(new GrowthAgainstLevels()).Gives("total", 110).Knows("total", 100, "2024-M06").Gives("total", (decimal)growth, measure: Measure.Yoy).Findings().Should().HaveCount(findings);

    [Fact]
    public void GrowthAtConstantPrices_DoesNotTrigger() =>
        new CheckBench(new GrowthAgainstLevels()).Gives("steady", 110).Knows("steady", 100, "2024-M06").Gives("steady", 2.0m, measure: Measure.Yoy).Findings().Should().BeEmpty();

    [Fact]
    public void PointsOfARate_AreADifference() =>
        new CheckBench(new GrowthAgainstLevels()).Gives("rate", 90.0m).Knows("rate", 85.5m, "2024-M06").Gives("rate", 5.3m, measure: Measure.YoyPoints).Findings().Should().ContainSingle();
}

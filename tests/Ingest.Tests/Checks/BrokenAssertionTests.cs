using System.Globalization;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class BrokenAssertionTests
{
    private static CheckRule Rule(string assertion) => new("rule", CheckKind.Expression) { Assertion = AssertionParser.Read(assertion).Value, Message = "不应超过" };

    [Fact]
    public void AssertionThatDoesNotHold_Triggers() =>
        new CheckBench(new BrokenAssertion()).Rules(Rule("first <= total")).Gives("total", 100).Gives("first", 120).Findings()
            .Should().ContainSingle().Which.Arguments.Should().Contain(["@formula|first <= total|不应超过（first ≤ total）", "120", "100"]);

    [Fact]
    public void FigureOfAnotherReport_IsNotTheSendersToMend_AndTheFindingCanBeExplained()
    {
        new CheckBench(new BrokenAssertion()).Rules(Rule("first <= total")).Knows("total", 100, "2025-M06", department: "other").Gives("first", 120).Findings()
            .Should().ContainSingle().Which.Severity.Should().Be(Severity.Verify);
        new CheckBench(new BrokenAssertion()).Rules(Rule("first <= total")).Gives("total", 100).Gives("first", 120).Findings()
            .Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
    }

    [Theory]
    [InlineData("zh-CN", "first ≤ 上期total + 上年同期total的目标 * 2")]
    [InlineData("en", "first ≤ previous total + last year’s total (target) * 2")]
    public void Message_SpeaksOfFiguresInWords(string language, string expected)
    {
        var finding = new CheckBench(new BrokenAssertion()).Rules(Rule("first <= previous(total) + year_before( total.target ) * 2"))
            .Knows("total", 10, "2025-M05").Knows("total", 20, "2024-M06", measure: Measure.Target).Gives("first", 120).Findings().Should().ContainSingle().Subject;

        FindingTexts.Message(finding, CultureInfo.GetCultureInfo(language)).Should().Contain(expected);
    }

    [Fact]
    public void AssertionThatHoldsWithinRounding_DoesNotTrigger() =>
        new CheckBench(new BrokenAssertion()).Rules(Rule("total = first + second")).Gives("total", 100).Gives("first", 60).Gives("second", 41).Findings().Should().BeEmpty();

    [Fact]
    public void FigureThatIsNotKnown_DoesNotTrigger() =>
        new CheckBench(new BrokenAssertion()).Rules(Rule("total >= previous(total)")).Gives("total", 100).Findings().Should().BeEmpty();
}

using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Expressions;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class BrokenAssertionTests
{
    private static CheckRule Rule(string assertion) => new("rule", CheckKind.Expression) { Assertion = AssertionParser.Read(assertion).Value, Message = "不应超过" };

    [Fact]
    public void AssertionThatDoesNotHold_Triggers() =>
        new CheckBench(new BrokenAssertion()).Rules(Rule("first <= total")).Gives("total", 100).Gives("first", 120).Findings()
            .Should().ContainSingle().Which.Arguments.Should().Contain(["@named|first <= total|不应超过（first <= total）", "120", "100"]);

    [Fact]
    public void AssertionThatHoldsWithinRounding_DoesNotTrigger() =>
        new CheckBench(new BrokenAssertion()).Rules(Rule("total = first + second")).Gives("total", 100).Gives("first", 60).Gives("second", 41).Findings().Should().BeEmpty();

    [Fact]
    public void FigureThatIsNotKnown_DoesNotTrigger() =>
        new CheckBench(new BrokenAssertion()).Rules(Rule("total >= previous(total)")).Gives("total", 100).Findings().Should().BeEmpty();
}

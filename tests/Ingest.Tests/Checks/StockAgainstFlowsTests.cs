using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class StockAgainstFlowsTests
{
    private static CheckBench Herd(int now, bool isDeclared = true)
    {
        var bench = new CheckBench(new StockAgainstFlows()).Gives("herd", now).Gives("born", 30, accumulation: Accumulation.Period).Gives("slaughtered", 20, accumulation: Accumulation.Period)
            .Knows("herd", 500, "2025-M05");
        return isDeclared ? bench.Rules(new CheckRule("herd", CheckKind.StockFlow) { Flows = new FlowRule("herd", ["born"], ["slaughtered"]) }) : bench;
    }

    [Fact]
    public void HerdThatDidNotMoveAsItsFlows_Triggers() => Herd(530).Findings().Should().ContainSingle().Which.Arguments.Should().Contain(["530", "500", "10", "510"]);

    [Fact]
    public void HerdThatDid_DoesNotTrigger() => Herd(510).Findings().Should().BeEmpty();

    [Fact]
    public void StockThatNoRuleSpeaksOf_DoesNotTrigger() => Herd(530, isDeclared: false).Findings().Should().BeEmpty();
}

using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Tests.Checks;

public sealed class NearlyKnownNameTests
{
    private static readonly IndicatorCatalog Catalog = new() { Areas = [new RefArea("east", "东川镇", [], "township", null, null), new RefArea("west", "西坪镇", [], "township", null, null)] };

    [Fact]
    public void NewNameThatIsNearlyAKnownOne_Triggers() =>
        new CheckBench(new NearlyKnownName()).Gives("total", 1, item: "滨河路综合改造工程").Knows("total", 1, "2024-M01", item: "滨河路改造工程").Findings()
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Severity = Severity.Verify, Suggestion = "滨河路改造工程", Shown = "滨河路综合改造工程" });

    [Fact]
    public void NameThatIsKnown_DoesNotTrigger() =>
        new CheckBench(new NearlyKnownName())
            .Gives("total", 1, item: "滨河路综合改造工程").Knows("total", 1, "2024-M01", item: "滨河路改造工程").Knows("total", 1, "2024-M01", item: "滨河路综合改造工程").Findings()
            .Should().BeEmpty();

    [Fact]
    public void BothInOneReport_AreTwo() =>
        new CheckBench(new NearlyKnownName())
            .Gives("total", 1, item: "滨河路综合改造工程").Gives("total", 2, item: "滨河路改造工程").Knows("total", 1, "2024-M01", item: "滨河路改造工程").Findings()
            .Should().BeEmpty();

    [Fact]
    public void RowOfTextsAlone_IsLookedAtLikeAnother()
    {
        new CheckBench(new NearlyKnownName()).GivesText("滨河路综合改造工程").KnowsText("滨河路改造工程").Findings()
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Cell = "A2", Suggestion = "滨河路改造工程" });
        new CheckBench(new NearlyKnownName()).GivesText("滨河路综合改造工程").KnowsText("滨河路改造工程").KnowsText("滨河路综合改造工程").Findings().Should().BeEmpty();
    }

    [Fact]
    public void TextsAndFiguresOfOneKind_AreOneRegister()
    {
        new CheckBench(new NearlyKnownName()).GivesText("滨河路综合改造工程").Knows("total", 1, "2024-M01", item: "滨河路改造工程").Findings().Should().ContainSingle();
        new CheckBench(new NearlyKnownName()).Gives("total", 1, item: "滨河路综合改造工程").KnowsText("滨河路改造工程").Findings().Should().ContainSingle();
    }

    [Theory]
    [InlineData("城区供热管网改造项目", "城区供热管网改造", true)]
    [InlineData("城区供热管网改造项目", "城区供热管网改造顶目", true)]
    [InlineData("中医院整体搬迁项目", "县中医院整体搬迁项目", true)]
    [InlineData("农产品冷链物流园建设", "农产品冷链物流园区建设", true)]
    [InlineData("污水处理厂一期工程", "污水处理厂二期工程", false)]
    [InlineData("东川镇卫生院改造", "西坪镇卫生院改造", false)]
    [InlineData("张庄村道路硬化工程", "李庄村道路硬化工程", false)]
    [InlineData("东区污水处理厂扩建", "西区污水处理厂扩建", false)]
    [InlineData("2024年高标准农田建设", "2025年高标准农田建设", false)]
    [InlineData("A区地下停车场工程", "B区地下停车场工程", false)]
    [InlineData("养老中心", "养老院", false)]
    [InlineData("城区供热管网改造项目", "国道改线工程", false)]
    public void Names_AreNearOrNot(string one, string other, bool areNear)
    {
        new NearNames(Catalog).AreNear(one, other).Should().Be(areNear);
        new NearNames(Catalog).AreNear(other, one).Should().Be(areNear);
    }
}

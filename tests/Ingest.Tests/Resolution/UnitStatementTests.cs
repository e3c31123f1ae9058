using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

/// <summary>A line that speaks of a unit is understood to its last letter, or what is not understood is named.</summary>
public sealed class UnitStatementTests
{
    private static readonly LabelReader Labels = new(new Vocabulary(SomeCatalog.Small));

    [Theory]
    [InlineData("单位：万元")]
    [InlineData("单 位：万元")]
    [InlineData("单  位 ： 万 元")]
    [InlineData("（单位：万元）")]
    [InlineData("计量单位：万元")]
    [InlineData("金额单位：人民币万元")]
    [InlineData("单位∶万元")]
    [InlineData("单位：万元。")]
    [InlineData("单位 万元")]
    [InlineData("单位万元")]
    [InlineData("单位（万元）")]
    [InlineData("单位为万元")]
    [InlineData("单位=万元")]
    [InlineData("：万元")]
    [InlineData("（万元）")]
    [InlineData("万元")]
    [InlineData("单位：万元  2025年7月5日")]
    [InlineData("2023年1-6月主要指标（单位：万元）")]
    [InlineData("2023年1-6月主要指标（万元）")]
    [InlineData("2023年1-6月主要指标单位：万元")]
    [InlineData("Unit: 万元")]
    public void OneUnitHoweverWritten_IsUnderstood(string line) => Names(line).Should().Equal("万元");

    [Theory]
    [InlineData("单位：万元、%")]
    [InlineData("单位：万元/%")]
    [InlineData("单位: 万元 / ％")]
    [InlineData("单位：万元，百分比")]
    [InlineData("单位：万元；%")]
    [InlineData("单位：万元﹑%")]
    [InlineData("单位：万元（%）")]
    [InlineData("单位：万元 %")]
    [InlineData("单位：万元及%")]
    [InlineData("（万元，%）")]
    public void SeveralUnitsHoweverParted_AreUnderstoodInOrder(string line) => Names(line).Should().Equal("万元", "%");

    [Theory]
    [InlineData("单位：万", "万")]
    [InlineData("单位：亿、%", "亿", "%")]
    public void MultipleWithTheUnitLeftOut_IsUnderstoodAsAMultiple(string line, params string[] expected) => Names(line).Should().Equal(expected);

    [Theory]
    [InlineData("单位：百万大洋", "百万大洋")]
    [InlineData("单位：万元大写", "万元大写")]
    [InlineData("Unit: 100 million yuan", "100 million yuan")]
    public void UnitThatNobodyKnows_IsNamed(string line, string unknown)
    {
        var stated = UnitStatement.Of(line, Labels);

        stated.Units.Should().BeEmpty();
        stated.Unknown.Should().Be(unknown);
    }

    [Theory]
    [InlineData("单位：云川县统计局")]
    [InlineData("填报单位：统计局")]
    [InlineData("单位负责人：张伟")]
    [InlineData("2023年1-6月主要指标")]
    [InlineData("注：数据为快报数")]
    public void LineThatSpeaksOfNoUnit_SaysNothing(string line)
    {
        var stated = UnitStatement.Of(line, Labels);

        stated.Units.Should().BeEmpty();
        stated.Unknown.Should().BeNull();
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("单位：万元", "其中：投资为元")]
    [InlineData("面积：亩", "总产：吨")]
    public void LineOfAsManyBlanksAsACellHolds_IsReadToItsEnd(string first, string last) =>
        UnitStatement.AllOf(first + new string(' ', 32_000) + last, Labels).Should().NotBeEmpty();

    [Theory]
    [InlineData("单位：面积：亩，产值：亿元，单产：元")]
    [InlineData("面积为亩；产值为亿元；单产为元")]
    [InlineData("计量单位：面积 亩  产值 亿元  单产 元")]
    public void UnitsByName_AreEachOfWhatTheyName(string line) =>
        UnitStatement.AllOf(line, Labels).Select(s => (s.Subject, s.Units.Single().Name)).Should().Equal(("面积", "亩"), ("产值", "亿元"), ("单产", "元"));

    private static IEnumerable<string> Names(string line) => UnitStatement.Of(line, Labels).Units.Select(u => u.Name);
}

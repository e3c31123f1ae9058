using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

public sealed class PiecesOfNamesTests
{
    private static readonly PiecesOfNames Pieces = new(new LabelReader(new Vocabulary(SomeCatalog.Small)));

    [Theory]
    [InlineData("增加值（万元）", true)]
    [InlineData("工业增加值", true)]
    [InlineData("规模以上", false)]
    [InlineData("规模以上工业增加值", false)]
    public void EndOfAName_IsAPieceAndItsLast(string label, bool ends) => Pieces.EndsName(label, Indicator("industry")).Should().Be(ends);

    [Fact]
    public void DoneOfTheEndOfAName_IsItsResult()
    {
        Pieces.SaysResultOf("本年完成投资", Indicator("investment_industry")).Should().BeTrue();
        Pieces.SaysResultOf("本年计划投资", Indicator("investment_industry")).Should().BeFalse();
    }

    [Fact]
    public void UnknownWordOfAName_SaysNoMoreThanThatDoes()
    {
        Pieces.SaysNoMoreThan("一、工业", Indicator("industry")).Should().BeTrue();
        Pieces.SaysNoMoreThan("一、工业", Indicator("retail")).Should().BeFalse();
    }

    [Fact]
    public void NameOfAnotherIndicator_NamesNoneThatItIsAPieceOf()
    {
        Pieces.Names("投资额", Indicator("investment")).Should().BeTrue();
        Pieces.Names("投资", Indicator("investment_industry")).Should().BeFalse();
        Pieces.NamesSome("备注").Should().BeFalse();
    }

    private static Indicator Indicator(string code) => SomeCatalog.Small.IndicatorsByCode[code];
}

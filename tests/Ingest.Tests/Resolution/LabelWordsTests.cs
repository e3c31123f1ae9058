using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

public sealed class LabelWordsTests
{
    private static readonly Vocabulary Vocabulary = new(SomeCatalog.Small);

    [Fact]
    public void LettersBetweenTwoWords_AreThoseBeforeTheSecondAndBehindTheFirst()
    {
        var label = Words("全县民间固定资产投资");

        label.UnknownBefore(4).Should().Be("民间");
        label.UnknownBehind(2).Should().Be("民间");
        label.Unknown.Should().Be("民间");
    }

    [Fact]
    public void OneLetterBeforeAWord_IsNothing() => Words("省固定资产投资").UnknownBefore(1).Should().BeNull();

    [Theory]
    [InlineData("各乡镇固定资产投资", true)]
    [InlineData("分乡镇固定资产投资", true)]
    [InlineData("部分乡镇固定资产投资", false)]
    [InlineData("乡镇固定资产投资", false)]
    public void WhatIsDivided_IsSaidRightBeforeIt(string label, bool isDivided) =>
        Words(label).IsDividedBefore(label.IndexOf("乡镇", StringComparison.Ordinal)).Should().Be(isDivided);

    [Fact]
    public void LabelWithoutItsTime_KeepsTheRest() => Words("2025年固定资产投资6月").Without(t => t.Meaning is WordMeaning.OfTime).Should().Be("固定资产投资");

    [Fact]
    public void LabelOfWhichNothingIsLeftOut_IsTheSame()
    {
        var label = Words("固定资产投资");

        label.Without(_ => false).Should().BeSameAs(label.Text);
    }

    private static LabelWords Words(string label) => LabelCover.Of(label, Vocabulary);
}

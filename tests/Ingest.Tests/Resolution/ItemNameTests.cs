using IndicatorPipeline.Ingest.Resolution;

namespace IndicatorPipeline.Ingest.Tests.Resolution;

/// <summary>An open register knows a thing by one name, however it is typed.</summary>
public sealed class ItemNameTests
{
    [Theory]
    [InlineData("G5城区段道路改造项目（二期）")]
    [InlineData(" G5城区段道路改造项目（二期） ")]
    [InlineData("G5 城区段 道路改造项目（二期）")]
    [InlineData("Ｇ５城区段道路改造项目（二期）")]
    [InlineData("g5城区段道路改造项目(二期)")]
    [InlineData("1.G5城区段道路改造项目（二期）")]
    [InlineData("1、G5城区段道路改造项目（二期）")]
    [InlineData("（一）G5城区段道路改造项目（二期）")]
    [InlineData("①G5城区段道路改造项目（二期）")]
    [InlineData("“G5城区段道路改造项目”（二期）")]
    [InlineData("《G5城区段道路改造项目（二期）》")]
    [InlineData("G5城区段道路改造项目（二期）。")]
    [InlineData("G5城区段道路改造项目【二期】")]
    [InlineData("G5城区段\n道路改造项目（二期）")]
    public void NameHoweverTyped_IsOneName(string typed) => ItemName.Of(typed).Should().Be("G5城区段道路改造项目（二期）");

    [Theory]
    [InlineData("LNG Storage Station", "LNG STORAGE STATION")]
    [InlineData("5 G 基站", "5 G基站")]
    [InlineData("2期", "2期")]
    public void WordsOfLatinLetters_KeepTheirBlanks(string typed, string expected) => ItemName.Of(typed).Should().Be(expected);

    [Theory]
    [InlineData("道路改造项目（一期）", "道路改造项目（二期）")]
    [InlineData("东川镇卫生院", "西坪镇卫生院")]
    public void OtherNames_StayApart(string one, string other) => ItemName.Of(one).Should().NotBe(ItemName.Of(other));
}

using System.Globalization;
using System.Text;
using CsCheck;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Metrics.Tests.Catalog;

public class LabelTextTests
{
    [Theory]
    [InlineData("ＧＤＰ", "gdp")]
    [InlineData("地区生产总值（GDP）", "地区生产总值(gdp)")]
    [InlineData("１－６月", "1-6月")]
    [InlineData("增速（％）", "增速(%)")]
    [InlineData("ﾃｽﾄ", "テスト")]
    public void FullAndHalfWidth_AreOne(string typed, string normalized) => LabelText.Normalize(typed).Should().Be(normalized);

    [Theory]
    [InlineData("合 计")]
    [InlineData("合　　计")]
    [InlineData("  合计\r\n")]
    [InlineData("合\u00A0计")]
    [InlineData("合\u200B计")]
    [InlineData("\uFEFF合计")]
    [InlineData("合\t计\uFE0F")]
    public void SpacesWithin_Go(string typed) => LabelText.Normalize(typed).Should().Be("合计");

    [Theory]
    [InlineData("投资（万元）")]
    [InlineData("投资【万元】")]
    [InlineData("投资〔万元〕")]
    [InlineData("投资[万元]")]
    [InlineData("投资﹝万元﹞")]
    [InlineData("投资｛万元｝")]
    public void Brackets_AreOneFormAndStay(string typed) => LabelText.Normalize(typed).Should().Be("投资(万元)");

    [Theory]
    [InlineData("1-6月")]
    [InlineData("1－6月")]
    [InlineData("1—6月")]
    [InlineData("1——6月")]
    [InlineData("1–6月")]
    [InlineData("1~6月")]
    [InlineData("1～6月")]
    [InlineData("1−6月")]
    [InlineData("1 - 6 月")]
    public void DashesOfAnyLength_AreOne(string typed) => LabelText.Normalize(typed).Should().Be("1-6月");

    [Theory]
    [InlineData("“六必访”企业")]
    [InlineData("\"六必访\"企业")]
    [InlineData("《六必访》企业")]
    [InlineData("「六必访」企业")]
    [InlineData("‘六必访’·企业")]
    public void QuotationMarksAndMiddleDots_Go(string typed) => LabelText.Normalize(typed).Should().Be("六必访企业");

    [Theory]
    [InlineData("㎡", "m2")]
    [InlineData("km²", "km2")]
    [InlineData("万m³", "万m3")]
    [InlineData("㎏", "kg")]
    [InlineData("ＰＭ₂.₅", "pm2.5")]
    [InlineData("℃", "°c")]
    public void SuperscriptsAndUnitSigns_BecomeLetters(string typed, string normalized) => LabelText.Normalize(typed).Should().Be(normalized);

    [Theory]
    [InlineData("Ⅰ类水质", "i类水质")]
    [InlineData("Ⅲ类水质", "iii类水质")]
    [InlineData("①", "1")]
    [InlineData("㈠", "(一)")]
    [InlineData("⑴", "(1)")]
    public void RomanAndEnclosedNumerals_BecomePlain(string typed, string normalized) => LabelText.Normalize(typed).Should().Be(normalized);

    [Theory]
    [InlineData("产值、增速", "产值,增速")]
    [InlineData("产值，增速", "产值,增速")]
    [InlineData("单位：万元", "单位:万元")]
    [InlineData("元／人", "元/人")]
    [InlineData("元∕人", "元/人")]
    public void PunctuationOfEitherScript_IsOne(string typed, string normalized) => LabelText.Normalize(typed).Should().Be(normalized);

    [Theory]
    [InlineData("<60分", ">60分")]
    [InlineData("增长%", "增长‰")]
    [InlineData("其中：种植业", "种植业")]
    [InlineData("个百分点", "%")]
    [InlineData("规上工业(增加值)", "规上工业增加值")]
    public void WhatCarriesMeaning_StaysApart(string one, string other) =>
        LabelText.Normalize(one).Should().NotBe(LabelText.Normalize(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u3000\r\n")]
    [InlineData("“”")]
    public void NothingButSpacesAndMarks_IsEmpty(string? typed) => LabelText.Normalize(typed).Should().BeEmpty();

    [Fact]
    public void UnpairedSurrogatesAndNonCharacters_AreTaken()
    {
        LabelText.Normalize("合\uD800计").Should().Be("合\uFFFD计");
        LabelText.Normalize("合计\uDC00").Should().Be("合计\uFFFD");
        LabelText.Normalize("合\uFFFE计").Should().Be("合\uFFFD计");
        LabelText.Normalize("𠮷\uFFFF").Should().Be("𠮷\uFFFF");
    }

    [Fact]
    public void EveryCharacter_IsLeftAsItIsTheSecondTime()
    {
        var unstable = Enumerable.Range(0, 0x110000)
            .Where(Rune.IsValid)
            .Select(value => new Rune(value))
            .Where(rune => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse))
            .Select(rune => rune.ToString())
            .Where(IsUnstable);

        unstable.Should().BeEmpty();
    }

    [Fact]
    public void AnyText_IsLeftAsItIsTheSecondTime() =>
        Gen.OneOf(
                Gen.Char,
                Gen.Char['\u0300', '\u0345'],
                Gen.Char["-—~\u200D\u3000（“eΣİｶﾞ\uD83D\uDE00\u3099\u1100\u1161"])
            .Array[0, 12]
            .Select(characters => new string(characters))
            .Sample(text => !IsUnstable(text), iter: 20_000);

    private static bool IsUnstable(string text)
    {
        var once = LabelText.Normalize(text);
        return LabelText.Normalize(once) != once;
    }
}

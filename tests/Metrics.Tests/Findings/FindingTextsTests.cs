using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Findings;

public sealed partial class FindingTextsTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static TheoryData<string> Codes => [.. FindingCodes.All.Select(c => c.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryCode_HasItsTextsInBothLanguages(string code)
    {
        var finding = FindingCodes.All.Single(c => c.Code == code);
        foreach (var text in new Func<FindingCode, CultureInfo, string>[] { FindingTexts.Title, FindingTexts.MessageTemplate, FindingTexts.Advice })
        {
            text(finding, Chinese).Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}");
            // An example in it may be in Chinese: it is what the sender has to write.
            text(finding, English).Should().MatchRegex("^\\W*(\\{[0-9](:n)?\\}|[A-Za-z])").And.NotBe(text(finding, Chinese));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryMessage_HasTheSamePlaceholdersInBothLanguages(string code)
    {
        var finding = FindingCodes.All.Single(c => c.Code == code);
        var chinese = Placeholders(FindingTexts.MessageTemplate(finding, Chinese));
        Placeholders(FindingTexts.MessageTemplate(finding, English)).Should().Equal(chinese);
        chinese.Should().Equal(Enumerable.Range(0, chinese.Count).Select(i => i.ToString(CultureInfo.InvariantCulture)), "no argument is left out");
    }

    [Fact]
    public void Message_SaysWhatWasFound()
    {
        var finding = new Finding(FindingCodes.UnknownLabel, Severity.Error, "Sheet1", "A7", "工业产值", ["工业产值"]);
        FindingTexts.Message(finding, English).Should().Be("\"工业产值\" is not in the catalog.");
        FindingTexts.Message(finding, Chinese).Should().Contain("工业产值").And.NotContain("{0}");
    }

    [Fact]
    public void PeriodInAMessage_IsNamedAsItsReaderWritesIt()
    {
        var finding = new Finding(
            FindingCodes.CumulativeFalls, Severity.Verify, "Sheet1", "B5", "90", [FindingArgument.Named("output.county", "全县 总产值|按现价", Month(6)), "90", FindingArgument.Of(Month(5)), "100", "B4"]);
        FindingTexts.Message(finding, Chinese).Should().StartWith("全县 总产值|按现价 2025年6月 累计为 90").And.Contain("2025年5月");
        FindingTexts.Message(finding, English).Should().StartWith("全县 总产值|按现价, June 2025 is 90").And.Contain("May 2025");

        static TimePeriod Month(int month) => TimePeriod.Of(Freq.Monthly, 2025, month).Value;
    }

    [Fact]
    public void NumbersInAMessage_HaveTheirThousandsSeparated()
    {
        var finding = new Finding(
            FindingCodes.OutOfBounds, Severity.Error, "Sheet1", "B5", "-1234567.5", [FindingArgument.Named("gdp", "2025号 地区生产总值", TimePeriod.OfYear(2025)), "-1234567.5", "0～1000000", "万元"]);

        FindingTexts.Message(finding, Chinese).Should().Be("2025号 地区生产总值 2025年 为 -1,234,567.5 万元，应为 0～1,000,000。");
        FindingTexts.Message(finding, English).Should().Contain("is -1,234,567.5 万元").And.Contain("0～1,000,000");
        // A count that might be a year is none.
        FindingTexts.Message(FindingTexts.WithOthers(finding, 2_025, ["B6"], areAll: false), Chinese).Should().Contain("共 2,025 处");
    }

    [Fact]
    public void FindingOfAnEarlierVersion_IsStillTold() => FindingTexts.Message(
        new Finding(FindingCodes.TwoValues, Severity.Error, "Sheet1", "B5", "1", ["@at_period|2025-M06|固定资产投资", "B3", "2", "1"]), Chinese).Should().Contain("固定资产投资 2025年6月");

    [Fact]
    public void FindingWithFewerArgumentsThanItsMessageHasNow_IsStillTold()
    {
        var old = new Finding(FindingCodes.PartsAndWhole, Severity.Error, "Sheet1", "B5", "90", ["全县 总产值", "90", "100", "-10", "B6、B7"]);
        FindingTexts.Message(FindingTexts.WithOthers(old, 3, ["C5", "D5"], areAll: true), Chinese).Should().Contain("之和为 100").And.Contain("B6、B7").And.Contain("共 3 处");
    }

    [Fact]
    public void FiguresInAMessage_HaveTheirUnit() => FindingTexts.Message(
        new Finding(FindingCodes.PartsAndWhole, Severity.Error, "Sheet1", "B5", "90", ["全县 总产值", "90", "100", "-10", "B6、B7", FindingArgument.Words("万元")]), Chinese)
        .Should().Contain("为 90 万元").And.Contain("之和为 100 万元").And.Contain("相差 -10 万元");

    [Theory]
    [InlineData("@and_more")]
    [InlineData("@and_others|many")]
    [InlineData("@at_period|2025-M06")]
    [InlineData("@period|soon")]
    [InlineData("@nobody")]
    public void CellThatBeginsLikeATerm_IsNoFault(string text)
    {
        var finding = new Finding(FindingCodes.UnknownLabel, Severity.Error, "Sheet1", "A7", text, [text]);
        FindingTexts.Message(finding, English).Should().Contain(text.TrimStart('@').Split('|')[^1]);
        FindingTexts.CountOf(finding).Should().Be(1);
    }

    [Fact]
    public void AnotherLanguage_FallsBackToChinese() =>
        FindingTexts.Title(FindingCodes.EmptyFile, CultureInfo.GetCultureInfo("fr")).Should().Be(FindingTexts.Title(FindingCodes.EmptyFile, Chinese));

    [Fact]
    public void All_HoldsEveryCodeOnce()
    {
        var declared = typeof(FindingCodes).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(FindingCode)).Select(p => (FindingCode)p.GetValue(null)!);
        FindingCodes.All.Should().BeEquivalentTo(declared);
        FindingCodes.All.Select(c => c.Code).Should().OnlyHaveUniqueItems().And.AllSatisfy(c => c.Should().MatchRegex("^(FIL|TBL|LBL|VAL|SER|CHK)[0-9]{3}$"));
    }

    private static List<string> Placeholders(string template) => [.. Placeholder().Matches(template).Select(m => m.Groups[1].Value).Distinct().Order()];

    [GeneratedRegex(@"\{([0-9]+)[^}]*\}")]
    private static partial Regex Placeholder();
}

using System.Globalization;
using System.Reflection;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Tests.Workbooks;

public class TermsTests
{
    public static TheoryData<string> All =>
        [.. typeof(Terms).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(All))]
    public void Term_HasATextInBothLanguages(string term)
    {
        var finding = FileFindings.NotAWorkbook(term).Findings[0];

        var chinese = FindingTexts.Message(finding, CultureInfo.GetCultureInfo("zh-CN"));
        var english = FindingTexts.Message(finding, CultureInfo.GetCultureInfo("en"));

        chinese.Should().NotContain("@");
        english.Should().NotContain("@").And.NotContain(chinese);
    }
}

using System.Globalization;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Observations;

public sealed class CodeNameTests
{
    [Fact]
    public void EveryCode_HasANameInBothLanguages()
    {
        Each(Codelists.Freq, CodeName.Of);
        Each(Codelists.Accumulation, CodeName.Of);
        Each(Codelists.Measure, CodeName.Of);
        Each(Codelists.ObsStatus, CodeName.Of);

        static void Each<T>(Codelist<T> list, Func<T, CultureInfo, string> nameOf)
            where T : struct, Enum
        {
            foreach (var value in list.Codes.Select(list.Parse))
            {
                var (chinese, english) = (nameOf(value, CultureInfo.GetCultureInfo("zh-CN")), nameOf(value, CultureInfo.GetCultureInfo("en")));
                chinese.Should().NotBe(english);
                english.Should().MatchRegex(@"\A[\x20-\x7E]+\z");
            }
        }
    }
}

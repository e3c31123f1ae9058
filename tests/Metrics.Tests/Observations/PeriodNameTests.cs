using System.Globalization;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Observations;

public sealed class PeriodNameTests
{
    [Theory]
    [InlineData("zh-CN", "2025", "2025年", "全年")]
    [InlineData("zh-CN", "2025-S1", "2025年上半年", "上半年")]
    [InlineData("zh-CN", "2025-S2", "2025年下半年", "下半年")]
    [InlineData("zh-CN", "2025-Q4", "2025年4季度", "4季度")]
    [InlineData("zh-CN", "2025-M06", "2025年6月", "6月")]
    [InlineData("zh-CN", "2025-W07", "2025年第7周", "第7周")]
    [InlineData("zh-CN", "2025-06-15", "2025年6月15日", "6月15日")]
    [InlineData("en", "2025", "2025", "whole year")]
    [InlineData("en", "2025-S1", "first half of 2025", "first half")]
    [InlineData("en", "2025-S2", "second half of 2025", "second half")]
    [InlineData("en", "2025-Q4", "Q4 2025", "Q4")]
    [InlineData("en", "2025-M06", "June 2025", "June")]
    [InlineData("en", "2025-W01", "week 1 of 2025", "week 1")]
    [InlineData("en", "2025-06-15", "15 June 2025", "15 June")]
    public void Period_IsNamedAsPeopleWriteIt_WithItsYearAndWithout(string culture, string period, string name, string inYear)
    {
        PeriodName.Of(TimePeriod.Parse(period).Value, CultureInfo.GetCultureInfo(culture)).Should().Be(name);
        PeriodName.InYear(TimePeriod.Parse(period).Value, CultureInfo.GetCultureInfo(culture)).Should().Be(inYear);
    }
}

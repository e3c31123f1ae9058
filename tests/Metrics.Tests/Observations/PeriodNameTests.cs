using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Observations;

public sealed class PeriodNameTests
{
    [Theory]
    [InlineData("2025", "2025年", "全年")]
    [InlineData("2025-S1", "2025年上半年", "上半年")]
    [InlineData("2025-S2", "2025年下半年", "下半年")]
    [InlineData("2025-Q4", "2025年4季度", "4季度")]
    [InlineData("2025-M06", "2025年6月", "6月")]
    [InlineData("2025-W07", "2025年第7周", "第7周")]
    [InlineData("2025-06-15", "2025年6月15日", "6月15日")]
    public void Period_IsNamedAsPeopleWriteIt_WithItsYearAndWithout(string period, string name, string inYear)
    {
        PeriodName.Of(TimePeriod.Parse(period).Value).Should().Be(name);
        PeriodName.InYear(TimePeriod.Parse(period).Value).Should().Be(inYear);
    }
}

using System.Globalization;

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>How people of the county write a period: 2025年, 2025年上半年, 2025年4季度, 2025年12月, 2025年第7周, 2025年6月15日. None of them is taken for a number.</summary>
public static class PeriodName
{
    public static string Of(TimePeriod period) => Text($"{period.Year}年") + (period.Freq == Freq.Annual ? "" : InYear(period));

    /// <summary>The same without the year, by which one year is laid beside another: 全年, 上半年, 4季度, 12月, 第7周, 6月15日.</summary>
    public static string InYear(TimePeriod period) => period.Freq switch
    {
        Freq.Annual => "全年",
        Freq.HalfYearly => period.Number == 1 ? "上半年" : "下半年",
        Freq.Quarterly => Text($"{period.Number}季度"),
        Freq.Monthly => Text($"{period.Number}月"),
        Freq.Weekly => Text($"第{period.Number}周"),
        Freq.Daily => Text($"{period.Start.Month}月{period.Start.Day}日"),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "There is no such frequency."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>How people of the county write a period: 2025年, 2025年上半年, 2025年4季度, 2025年12月, 2025年第7周, 2025年6月15日. None of them is taken for a number.</summary>
public static class PeriodName
{
    public static string Of(TimePeriod period) => period.Freq switch
    {
        Freq.Annual => Text($"{period.Year}年"),
        Freq.HalfYearly => Text($"{period.Year}年{(period.Number == 1 ? '上' : '下')}半年"),
        Freq.Quarterly => Text($"{period.Year}年{period.Number}季度"),
        Freq.Monthly => Text($"{period.Year}年{period.Number}月"),
        Freq.Weekly => Text($"{period.Year}年第{period.Number}周"),
        Freq.Daily => Text($"{period.Year}年{period.Start.Month}月{period.Start.Day}日"),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "There is no such frequency."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

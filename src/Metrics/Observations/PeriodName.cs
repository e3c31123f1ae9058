using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>
/// How people write a period: 2025年, 2025年上半年, 2025年4季度, 2025年12月, 2025年第7周, 2025年6月15日, and in English December 2025. Programs read its SDMX form instead,
/// which <see cref="TimePeriod.ToString"/> gives.
/// </summary>
public static class PeriodName
{
    private static readonly ResourceManager Resources = new(typeof(PeriodName));

    /// <summary>In whose words the county's own dashboards and forms name periods, whatever language somebody reads the console in. None of these names is taken for a number.</summary>
    public static CultureInfo County { get; } = CultureInfo.GetCultureInfo("zh-CN");

    public static string Of(TimePeriod period, CultureInfo culture) => Text(period, "", culture);

    /// <summary>The same without the year, by which one year is laid beside another: 全年, 上半年, 4季度, 12月, 第7周, 6月15日.</summary>
    public static string InYear(TimePeriod period, CultureInfo culture) => Text(period, "_in_year", culture);

    private static string Text(TimePeriod period, string form, CultureInfo culture)
    {
        var key = Codelists.Freq[period.Freq] + (period.Freq == Freq.HalfYearly ? period.Number.ToString(CultureInfo.InvariantCulture) : "") + form;
        return string.Format(culture, Resources.GetString(key, culture)!, period.Start, period.Number, period.Year);
    }
}

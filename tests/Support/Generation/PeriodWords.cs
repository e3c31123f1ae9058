using System.Globalization;

namespace IndicatorPipeline.Support.Generation;

/// <summary>The ways in which a period is said.</summary>
internal static class PeriodWords
{
    /// <summary>The year until a month: 2023年1-6月, 2023年上半年.</summary>
    public static string YearToMonth(int year, int month, Dice dice)
    {
        var words = new List<string> { $"1-{month}月", $"1-{month}月", $"1—{month}月", $"1－{month}月", $"1至{month}月", $"1~{month}月", $"1-{month}月份" };
        var more = month switch
        {
            3 => new[] { "一季度", "第一季度" },
            6 => ["上半年", "上半年"],
            9 => ["前三季度", "前三季度", "1-3季度"],
            12 => ["全年", "1-4季度"],
            _ => [],
        };
        words.AddRange(more);
        return $"{Number(year)}年{dice.Pick(words)}";
    }

    /// <summary>A month by itself.</summary>
    public static string MonthOf(int year, int month, Dice dice) => $"{Number(year)}年{Number(month)}月{(dice.Chance(0.2) ? "份" : "")}";

    /// <summary>A report's period: mostly the year until the month, sometimes the month.</summary>
    public static string Report(int year, int month, Dice dice) => dice.Chance(0.7) ? YearToMonth(year, month, dice) : MonthOf(year, month, dice);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

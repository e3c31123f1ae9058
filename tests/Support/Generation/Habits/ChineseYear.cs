namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>二〇二三年 in the title.</summary>
internal sealed class ChineseYear : IHabit
{
    public string Name => "title: year in Chinese digits";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var year = PeriodWords.Number(table.Scene.Year);
        if (table.PeriodPlace != PeriodPlace.Title || !table.PeriodText.Contains(year, StringComparison.Ordinal))
            return false;
        var zero = dice.Pick("〇", "○", "零");
        table.PeriodText = table.PeriodText.Replace(year, string.Concat(year.Select(c => c == '0' ? zero : "一二三四五六七八九"[c - '1'].ToString())), StringComparison.Ordinal);
        return true;
    }
}

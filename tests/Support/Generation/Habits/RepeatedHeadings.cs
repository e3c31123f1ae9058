namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Headings over several columns are repeated over each.</summary>
internal sealed class RepeatedHeadings : IHabit
{
    public string Name => "header: repeated";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.Columns.All(c => c.Path.Count < 2))
            return false;
        table.Headings = HeadingStyle.Repeated;
        return true;
    }
}

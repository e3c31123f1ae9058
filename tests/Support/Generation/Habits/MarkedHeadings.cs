namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Merged headings as some programs export them: the text once, $$ in the other cells.</summary>
internal sealed class MarkedHeadings : IHabit
{
    public string Name => "header: $$ for merged cells";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.Columns.All(c => c.Path.Count < 2))
            return false;
        table.Headings = HeadingStyle.Marked;
        return true;
    }
}

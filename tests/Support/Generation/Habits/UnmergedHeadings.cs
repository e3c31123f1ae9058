namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Headings over several columns stand in the first of them only.</summary>
internal sealed class UnmergedHeadings : IHabit
{
    public string Name => "header: unmerged, in the first cell";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.Columns.All(c => c.Path.Count < 2))
            return false;
        table.Headings = HeadingStyle.FirstCell;
        return true;
    }
}

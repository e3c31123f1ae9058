namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Headings over several columns are merged, and those of one row merged down.</summary>
internal sealed class MergedHeadings : IHabit
{
    public string Name => "header: merged";

    public bool TryApply(TablePlan table, Dice dice)
    {
        table.Headings = HeadingStyle.Merged;
        return true;
    }
}

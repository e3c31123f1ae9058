namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>The title merged over the table's width.</summary>
internal sealed class MergedTitle : IHabit
{
    public string Name => "title: merged";

    public bool TryApply(TablePlan table, Dice dice) => table.HasTitle && (table.IsTitleMerged = true);
}

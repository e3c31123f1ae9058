namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>A row set in bold among plain ones, because it matters more.</summary>
internal sealed class BoldLabels : IHabit
{
    public string Name => "labels: a row in bold";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.Rows.Count < 3)
            return false;
        foreach (var cell in dice.Pick([.. table.Rows]).Cells.Values)
            cell.IsBold = true;
        return true;
    }
}

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>A blank row between the rows of the body.</summary>
internal sealed class BlankRows : IHabit
{
    public string Name => "rows: blank ones between";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.Rows.Count < 4 || table.Rows.Any(r => r.Cells.Values.Any(c => c.ContinuesAbove)))
            return false;
        table.BlankAfter.Add(table.Rows[dice.Next(1, table.Rows.Count - 2)]);
        return true;
    }
}

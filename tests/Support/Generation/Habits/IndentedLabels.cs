namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Labels moved to the right, by blanks or by the cell's indent.</summary>
internal sealed class IndentedLabels : IHabit
{
    public string Name => "stub: indentation";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var stub = table.Stub;
        if (table.Rows.Any(r => r.Kind is not null || r.Cells[stub].Value is not string))
            return false;
        var blanks = dice.Pick("  ", "　", "　　", "");
        foreach (var row in table.Rows.Skip(1).Where(r => !r.IsTotal && dice.Chance(0.7)))
        {
            if (blanks.Length > 0)
                row.Cells[stub].Value = blanks + row.Cells[stub].Value;
            else
                row.Cells[stub].Indent = dice.Next(1, 2);
        }

        return true;
    }
}

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>The unit in brackets behind each indicator in the stub.</summary>
internal sealed class UnitInRowLabel : IHabit
{
    public string Name => "unit: in the row's label";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.SaysUnits || table.Rows.Any(r => UnitWords.OneOf(table.FiguresOf(r)) is null || !r.Cells.Values.Any(c => c.Names is not null)))
            return false;
        table.SaysUnits = true;
        foreach (var row in table.Rows)
        {
            var label = row.Cells.Values.First(c => c.Names is not null);
            label.Value += UnitWords.InBrackets(UnitWords.OneOf(table.FiguresOf(row))!, dice);
        }

        return true;
    }
}

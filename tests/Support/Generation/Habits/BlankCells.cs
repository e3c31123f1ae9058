namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Cells left blank: no observation.</summary>
internal sealed class BlankCells : IHabit
{
    public string Name => "values: blanks";

    public bool TryApply(TablePlan table, Dice dice)
    {
        foreach (var row in table.Rows)
        {
            var blank = table.FigureColumns.Where(c => row.Cells.ContainsKey(c) && dice.Chance(0.12)).ToArray();
            if (blank.Length == table.FiguresOf(row).Count())
                continue;
            foreach (var column in blank)
                row.Cells.Remove(column);
        }

        return table.FigureColumns.All(c => table.FiguresOf(c).Any());
    }
}

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>甲 乙 1 2 3 under the header.</summary>
internal sealed class CodeRow : IHabit
{
    public string Name => "header: row of column numbers";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.Columns.Any(c => c.Path.Count == 0 || c.Role == ColumnRole.Attribute) || table.FigureColumns.Count() < 2)
            return false;
        string[] letters = ["甲", "乙", "丙", "丁"];
        var asText = dice.Chance(0.5);
        table.RowsUnderHeader.Add(column =>
        {
            if (column.Role == ColumnRole.Label)
                return letters[Math.Min(3, table.Columns.Where(c => c.Role == ColumnRole.Label).ToList().IndexOf(column))];
            var number = PeriodWords.Number(table.Columns.Where(c => c.Role != ColumnRole.Label).ToList().IndexOf(column) + 1);
            return asText ? number : "=" + number;
        });
        return true;
    }
}

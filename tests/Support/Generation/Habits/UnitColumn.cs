namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>A column 单位 beside the labels, or at the right.</summary>
internal sealed class UnitColumn : IHabit
{
    public string Name => "unit: in a column of its own";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.SaysUnits || table.Rows.Any(r => UnitWords.OneOf(table.FiguresOf(r)) is null || !r.Cells.Values.Any(c => c.Names is not null)))
            return false;
        table.SaysUnits = true;
        var column = new ColumnPlan(ColumnRole.Label, new HeaderLabel(dice.Pick("单位", "计量单位", "单 位")));
        var last = table.Columns.FindLastIndex(c => c.Role == ColumnRole.Label);
        table.Columns.Insert(dice.Chance(0.85) ? last + 1 : table.Columns.Count, column);
        foreach (var row in table.Rows)
            row.Cells[column] = new CellPlan(UnitWords.OneOf(table.FiguresOf(row))!.Name);
        return true;
    }
}

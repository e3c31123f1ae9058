namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>A first column of serial numbers, with a heading or without.</summary>
internal sealed class SerialColumn : IHabit
{
    public string Name => "stub: serial numbers";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var heading = dice.Pick("序号", "序号", "编号", "");
        var column = new ColumnPlan(ColumnRole.Aside, new HeaderLabel(heading));
        table.Columns.Insert(0, column);
        var number = 0;
        foreach (var row in table.Rows.Where(r => !r.IsTotal))
            row.Cells[column] = new CellPlan(++number);
        return true;
    }
}

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>A column of sums or checks that nobody records.</summary>
internal sealed class CheckColumn : IHabit
{
    public string Name => "column: checks";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var column = table.AddColumn(ColumnRole.Aside, null, new HeaderLabel(dice.Pick("横向合计", "核对", "校验", "序时进度(%)", "序时进度")));
        foreach (var row in table.Rows)
            row.Cells[column] = new CellPlan(dice.Number(0, 100, 1));
        return true;
    }
}

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>A last column 备注, mostly blank.</summary>
internal sealed class RemarkColumn : IHabit
{
    public string Name => "column: remarks";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var column = table.AddColumn(ColumnRole.Aside, null, new HeaderLabel(dice.Pick("备注", "说明", "备 注")));
        foreach (var row in table.Rows.Where(_ => dice.Chance(0.3)))
            row.Cells[column] = new CellPlan(dice.Pick("数据为初报口径外", "含跨区项目", "已核实", "县级"));
        return true;
    }
}

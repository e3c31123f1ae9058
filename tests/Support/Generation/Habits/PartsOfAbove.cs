namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Some rows are parts of the one above them: 其中：, #, indented.</summary>
internal sealed class PartsOfAbove : IHabit
{
    public string Name => "stub: 其中 and #";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var stub = table.Stub;
        if (table.Rows.Any(r => !r.Cells.TryGetValue(stub, out var label) || label.Names is null || label.ContinuesAbove))
            return false;
        var mark = dice.Pick("其中：", "其中:", "#", "# ", "  其中：", "　#");
        foreach (var row in table.Rows.Skip(1).Where(_ => dice.Chance(0.5)))
            row.Cells[stub].Value = mark + row.Cells[stub].Value;
        return true;
    }
}

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>What several rows have in common is written in each of them.</summary>
internal sealed class RepeatedGroups : IHabit
{
    public string Name => "stub: groups repeated in each row";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var continued = table.Rows.SelectMany(r => r.Cells.Values).Where(c => c.ContinuesAbove).ToArray();
        foreach (var cell in continued)
            cell.ContinuesAbove = false;
        return continued.Length > 0;
    }
}

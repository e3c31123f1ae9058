namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>No unit anywhere: the catalog's is meant.</summary>
internal sealed class UnitUnsaid : IHabit
{
    public string Name => "unit: none";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.SaysUnits)
            return false;
        table.SaysUnits = true;
        foreach (var figure in table.FigureCells.Select(c => c.Figure!).Where(f => f.IsInOwnUnit))
            figure.Unit = figure.Indicator.Unit;
        return true;
    }
}

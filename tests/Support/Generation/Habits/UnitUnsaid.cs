namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>No unit anywhere: the catalog's is meant.</summary>
internal sealed class UnitUnsaid : IHabit
{
    public string Name => "unit: none";

    public bool TryApply(TablePlan table, Dice dice)
    {
        // 各乡镇主要指标增速 without a % may be of amounts beside their growth.
        if (table.SaysUnits || table.Says.Measure is not null)
            return false;
        table.SaysUnits = true;
        foreach (var figure in table.FigureCells.Select(c => c.Figure!).Where(f => f.IsInOwnUnit))
            figure.Unit = figure.Indicator.Unit;
        return true;
    }
}

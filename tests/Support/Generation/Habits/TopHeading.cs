namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>One more heading over all figures: 完成情况.</summary>
internal sealed class TopHeading : IHabit
{
    public string Name => "header: one heading over all";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.FigureColumns.Count() < 2 || table.Columns.Any(c => c.Role is ColumnRole.Attribute or ColumnRole.Aside) || table.PeriodPlace == PeriodPlace.Labels)
            return false;
        var heading = new HeaderLabel(dice.Pick("主要指标", "完成情况", "主要经济指标"));
        foreach (var column in table.FigureColumns)
            column.Path.Insert(0, heading);
        return true;
    }
}

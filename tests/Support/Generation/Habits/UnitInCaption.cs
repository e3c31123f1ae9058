namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>单位：万元、% in a line of its own above the table.</summary>
internal sealed class UnitInCaption : IHabit
{
    public string Name => "unit: in the caption";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (UnitInTitle.ListOf(table, dice) is not { } list)
            return false;
        var place = dice.Pick(LinePlace.Left, LinePlace.Right, LinePlace.Right);
        table.LinesBelowTitle.Add(new LinePlan(dice.Pick("单位：", "单位:", "计量单位：", "单位： ") + list, place, NamesUnits: true));
        return true;
    }
}

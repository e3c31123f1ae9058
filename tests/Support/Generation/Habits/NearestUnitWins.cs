namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>The caption names one unit, and a row's or a column's own label another of the same kind.</summary>
internal sealed class NearestUnitWins : IHabit
{
    public string Name => "unit: label against caption";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.SaysUnits)
            return false;
        var habit = dice.Pick<IHabit>(new UnitInHeading(), new UnitInRowLabel());
        if (UnitWords.OneOf(table.FigureCells.Select(c => c.Figure!)) is not { } unit || !habit.TryApply(table, dice))
            return false;
        var others = table.Scene.Catalog.Units.Where(u => u.Quantity == unit.Quantity && u != unit).ToArray();
        if (others.Length > 0)
            table.LinesBelowTitle.Add(new LinePlan("单位：" + dice.Pick(others).Name, LinePlace.Right));
        return others.Length > 0;
    }
}

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Blank rows between the title and the table.</summary>
internal sealed class GapBelowTitle : IHabit
{
    public string Name => "title: blank rows below it";

    public bool TryApply(TablePlan table, Dice dice)
    {
        table.GapBelowTitle = dice.Next(1, 2);
        return table.HasTitle;
    }
}

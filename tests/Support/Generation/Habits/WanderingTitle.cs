namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>The title in another column than the table's first.</summary>
internal sealed class WanderingTitle : IHabit
{
    public string Name => "title: in another column";

    public bool TryApply(TablePlan table, Dice dice)
    {
        table.TitlePlace = LinePlace.Middle;
        return table.HasTitle;
    }
}

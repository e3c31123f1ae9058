namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>The period in a line below the title, in brackets or not.</summary>
internal sealed class PeriodOnOwnLine : IHabit
{
    public string Name => "title: period on its own line";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.PeriodPlace != PeriodPlace.Title || !table.HasTitle)
            return false;
        table.PeriodPlace = PeriodPlace.OwnLine;
        table.LinesBelowTitle.Insert(0, new LinePlan(dice.Pick("（{0}）", "{0}", "({0})").Replace("{0}", table.PeriodText, StringComparison.Ordinal), dice.Pick(LinePlace.Left, LinePlace.Middle)));
        return true;
    }
}

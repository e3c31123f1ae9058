namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>No title at all; the period is in a name.</summary>
internal sealed class NoTitle : IHabit
{
    public string Name => "title: none";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.Says.Indicator is not null || table.Says.Measure is not null || table.PeriodPlace is PeriodPlace.OwnLine or PeriodPlace.Title)
            return false;
        table.HasTitle = false;
        return true;
    }
}

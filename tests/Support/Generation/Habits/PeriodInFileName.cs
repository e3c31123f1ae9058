namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>The period in the file's name alone.</summary>
internal sealed class PeriodInFileName : IHabit
{
    public string Name => "title: period in the file's name";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.PeriodPlace != PeriodPlace.Title)
            return false;
        table.PeriodPlace = PeriodPlace.FileName;
        return true;
    }
}

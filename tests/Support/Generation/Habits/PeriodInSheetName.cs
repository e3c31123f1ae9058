namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>The period in the sheet's name alone.</summary>
internal sealed class PeriodInSheetName : IHabit
{
    public string Name => "title: period in the sheet's name";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.PeriodPlace != PeriodPlace.Title)
            return false;
        table.PeriodPlace = PeriodPlace.SheetName;
        return true;
    }
}

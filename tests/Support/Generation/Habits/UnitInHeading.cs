namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>The unit in brackets behind each heading.</summary>
internal sealed class UnitInHeading : IHabit
{
    public string Name => "unit: in the heading";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var columns = table.FigureColumns.Where(c => table.FiguresOf(c).Any(f => f.IsInOwnUnit)).ToArray();
        if (table.SaysUnits || columns.Any(c => UnitWords.OneOf(table.FiguresOf(c)) is null))
            return false;
        table.SaysUnits = true;
        var done = new HashSet<HeaderLabel>();
        var onIndicator = dice.Chance(0.5);
        foreach (var column in columns)
        {
            var label = (onIndicator ? column.Path.LastOrDefault(l => l.Names is not null) : null) ?? column.Path[^1];
            if (done.Add(label))
                label.Text += UnitWords.InBrackets(UnitWords.OneOf(table.FiguresOf(column))!, dice);
        }

        return true;
    }
}

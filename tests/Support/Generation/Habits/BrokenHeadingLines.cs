namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Line breaks and spaces inside headings.</summary>
internal sealed class BrokenHeadingLines : IHabit
{
    public string Name => "header: line breaks inside";

    public bool TryApply(TablePlan table, Dice dice)
    {
        foreach (var label in table.FigureColumns.SelectMany(c => c.Path).Distinct().Where(l => l.Text.Length > 3 && dice.Chance(0.6)))
            label.Text = label.Text.Insert(dice.Next(1, label.Text.Length - 1), "\n");
        return true;
    }
}

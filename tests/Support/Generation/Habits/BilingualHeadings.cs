namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Headings with a translation below them.</summary>
internal sealed class BilingualHeadings : IHabit
{
    private static readonly string[] Translations = ["Total Value", "Value of This Year", "Number of Persons", "Gross Output Value", "Planned", "Rank"];

    public string Name => "header: in two languages";

    public bool TryApply(TablePlan table, Dice dice)
    {
        foreach (var label in table.FigureColumns.SelectMany(c => c.Path).Distinct().Where(l => l.Text.Any(char.IsLetter)))
            label.Text += "\n" + (label.Text.Contains('%', StringComparison.Ordinal) ? "Growth Rate (%)" : Translations[label.Text.Sum(c => c) % Translations.Length]);
        return true;
    }
}

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Rows numbered within their labels: 一、 （一） 1. ①</summary>
internal sealed class NumberedLabels : IHabit
{
    private static readonly string[] Chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    public string Name => "stub: numbering in the labels";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.PeriodPlace == PeriodPlace.Labels || table.Rows.Count > 10 || table.Rows.Any(r => r.Kind is not null || r.Cells[table.Stub].Value is not string || r.Cells[table.Stub].ContinuesAbove))
            return false;
        var style = dice.Next(0, 4);
        var number = 0;
        foreach (var row in table.Rows.Where(r => !r.IsTotal))
        {
            var label = row.Cells[table.Stub];
            label.Value = style switch
            {
                0 => $"{Chinese[number]}、{label.Value}",
                1 => $"（{Chinese[number]}）{label.Value}",
                2 => $"{number + 1}.{label.Value}",
                3 => $"{number + 1}、{label.Value}",
                _ => $"({number + 1}){label.Value}",
            };
            number++;
        }

        return true;
    }
}

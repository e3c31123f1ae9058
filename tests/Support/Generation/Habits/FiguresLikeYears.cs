namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Figures that happen to lie between 1900 and 2100, in a whole row or a whole column.</summary>
internal sealed class FiguresLikeYears : IHabit
{
    public string Name => "values: figures like years";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var (row, column) = (dice.Pick([.. table.Rows]), dice.Pick([.. table.FigureColumns]));
        var among = dice.Chance(0.5) ? row.Cells.Values : table.Rows.Select(r => r.Cells.GetValueOrDefault(column)).OfType<CellPlan>();
        var cells = among.Where(c => c.Figure is not null).ToList();
        if (cells.Count == 0 || !cells.TrueForAll(c => c.Figure is { IsInOwnUnit: true, Shown: not null } && c.Value is decimal))
            return false;
        foreach (var cell in cells)
        {
            cell.Figure!.Shown = dice.Next(1900, 2100);
            cell.Value = cell.Figure.Shown;
        }

        return true;
    }
}

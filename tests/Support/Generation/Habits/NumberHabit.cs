using System.Globalization;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>A way in which people type numbers: it changes how some of a table's numbers are written.</summary>
internal abstract class NumberHabit : IHabit
{
    public abstract string Name { get; }

    public bool TryApply(TablePlan table, Dice dice)
    {
        var cells = table.FigureCells.Where(c => c is { Value: decimal, Format: null, Figure.Shown: not null } && Fits(c.Figure)).ToArray();
        var share = dice.Pick(0.2, 0.6, 1.0);
        var isDone = false;
        foreach (var cell in cells.Where(_ => dice.Chance(share)))
        {
            Write(cell, cell.Figure!.Shown!.Value, dice);
            isDone = true;
        }

        return isDone;
    }

    protected virtual bool Fits(Figure figure) => true;

    protected abstract void Write(CellPlan cell, decimal number, Dice dice);

    protected static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}

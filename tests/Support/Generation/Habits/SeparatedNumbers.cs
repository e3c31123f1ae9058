using System.Globalization;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>1,234.5 or 1 234.5 typed as text.</summary>
internal sealed class SeparatedNumbers : NumberHabit
{
    public override string Name => "numbers: thousands apart";

    protected override bool Fits(Figure figure) => figure.Shown >= 1000;

    protected override void Write(CellPlan cell, decimal number, Dice dice) =>
        cell.Value = number.ToString("#,0.##########", CultureInfo.InvariantCulture).Replace(",", dice.Pick(",", "，", " ", ","), StringComparison.Ordinal);
}

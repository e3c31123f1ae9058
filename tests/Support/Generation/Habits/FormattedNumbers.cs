namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Numbers shown with separators or fewer digits than they have.</summary>
internal sealed class FormattedNumbers : NumberHabit
{
    public override string Name => "numbers: formats";

    protected override void Write(CellPlan cell, decimal number, Dice dice) => cell.Format = dice.Pick("#,##0.00", "0.0", "0.00_);(0.00)", "#,##0");
}

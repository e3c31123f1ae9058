namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Numbers stored as text, some with blanks around them.</summary>
internal sealed class NumbersAsText : NumberHabit
{
    public override string Name => "numbers: as text";

    protected override void Write(CellPlan cell, decimal number, Dice dice) => cell.Value = dice.Pick("", "", " ", "  ") + Plain(number) + dice.Pick("", "", " ");
}

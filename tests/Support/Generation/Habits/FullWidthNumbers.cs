namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>１２．５ typed in full width.</summary>
internal sealed class FullWidthNumbers : NumberHabit
{
    public override string Name => "numbers: full width";

    protected override void Write(CellPlan cell, decimal number, Dice dice)
    {
        var isWhole = dice.Chance(0.5);
        cell.Value = string.Concat(Plain(number).Select(c => c == '.' ? '．' : isWhole ? (char)(c + 0xFEE0) : c));
    }
}

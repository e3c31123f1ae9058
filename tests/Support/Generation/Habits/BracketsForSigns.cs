namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>(7.1) for -7.1, - 22.2 with a blank, －3 in full width.</summary>
internal sealed class BracketsForSigns : NumberHabit
{
    public override string Name => "numbers: brackets and loose signs";

    protected override bool Fits(Figure figure) => figure.Shown < 0;

    protected override void Write(CellPlan cell, decimal number, Dice dice) =>
        cell.Value = dice.Pick("({0})", "（{0}）", "- {0}", "－{0}", "−{0}").Replace("{0}", Plain(-number), StringComparison.Ordinal);
}

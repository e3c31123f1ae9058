using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>↑12.5 and ↓3.1.</summary>
internal sealed class ArrowsForSigns : NumberHabit
{
    public override string Name => "numbers: arrows";

    protected override bool Fits(Figure figure) => figure.Measure is Measure.Yoy or Measure.YoyDiff;

    protected override void Write(CellPlan cell, decimal number, Dice dice) => cell.Value = (number < 0 ? "↓" : "↑") + Plain(Math.Abs(number)) + (cell.Figure!.Measure == Measure.Yoy ? dice.Pick("", "%") : "");
}

using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>0.056 shown as 5.6%.</summary>
internal sealed class PercentFormat : NumberHabit
{
    public override string Name => "numbers: percent format";

    protected override bool Fits(Figure figure) => figure.Unit == Unit.Percent;

    protected override void Write(CellPlan cell, decimal number, Dice dice)
    {
        cell.Value = number / 100;
        cell.Format = dice.Pick("0.0%", "0.00%");
    }
}

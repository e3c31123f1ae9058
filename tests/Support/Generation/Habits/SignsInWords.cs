using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>增长5.6%, 下降3.2%, 持平.</summary>
internal sealed class SignsInWords : NumberHabit
{
    public override string Name => "numbers: signs in words";

    protected override bool Fits(Figure figure) => figure.Measure == Measure.Yoy;

    protected override void Write(CellPlan cell, decimal number, Dice dice)
    {
        if (dice.Chance(0.05))
        {
            cell.Figure!.Shown = 0;
            cell.Value = "持平";
            return;
        }

        var (rise, fall) = dice.Pick(("增长", "下降"), ("同比增长", "同比下降"), ("上升", "下降"));
        cell.Value = (number < 0 ? fall : rise) + Plain(Math.Abs(number)) + dice.Pick("%", "%", "");
    }
}

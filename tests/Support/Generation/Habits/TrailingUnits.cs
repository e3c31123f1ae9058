using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>12.5万元, 5.6% typed into the cell.</summary>
internal sealed class TrailingUnits : NumberHabit
{
    public override string Name => "numbers: unit behind";

    protected override bool Fits(Figure figure) => figure.Unit != Unit.Place && figure.Unit.Name.Length <= 4;

    protected override void Write(CellPlan cell, decimal number, Dice dice) => cell.Value = Plain(number) + cell.Figure!.Unit.Name;
}

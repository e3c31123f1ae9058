using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation;

/// <summary>Numbers of a size that a figure may have.</summary>
internal static class Numbers
{
    public static decimal Of(Figure figure, Dice dice) => figure.Measure switch
    {
        Measure.Yoy or Measure.Mom => dice.Number(-18, 30, dice.Next(1, 2)),
        Measure.YoyTarget => dice.Number(4, 15, 1),
        Measure.Completion => dice.Number(15, 118, 1),
        Measure.Share => dice.Number(1, 60, 1),
        Measure.Rank or Measure.YoyRank => dice.Next(1, 8),
        Measure.YoyPoints => dice.Number(-5, 5, 1),
        _ when figure.Indicator.Unit.Quantity == "ratio" => dice.Number(40, 100, 1),
        Measure.YoyDiff => dice.Number(-900, 900, Digits(figure, dice)),
        _ => dice.Number(20, dice.Pick(100m, 1000m, 20000m, 400000m), Digits(figure, dice)),
    };

    // Things are counted in whole numbers unless the unit makes thousands of them one.
    private static int Digits(Figure figure, Dice dice) =>
        figure.Unit.Factor <= 1 && figure.Unit.Quantity is not ("area" or "money") ? 0 : dice.Pick(0, 1, 2, 2);
}

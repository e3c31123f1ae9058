using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Support.Generation.Faults;

/// <summary>Words where a number belongs.</summary>
public sealed class WordsForANumber : IFault
{
    public string Name => "text where a number belongs";

    public PlantedFault? Plant(GeneratedWorkbook workbook, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(dice);
        var cell = dice.Pick(workbook.Observations).Origin;
        workbook.Write(cell, dice.Pick("约七十", "见附表", "待核实", "12.3.4", "3左右"));
        return PlantedFault.At(cell, FindingCodes.TextInValueCell);
    }
}

using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Support.Generation.Faults;

/// <summary>#REF! and its like where a number belongs.</summary>
public sealed class FormulaError : IFault
{
    public string Name => "#REF!";

    public PlantedFault? Plant(GeneratedWorkbook workbook, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(dice);
        var cell = dice.Pick(workbook.Observations).Origin;
        workbook.Write(cell, new CellValue.Error(dice.Pick("#REF!", "#DIV/0!", "#N/A", "#VALUE!")));
        return PlantedFault.At(cell, FindingCodes.ErrorInCell);
    }
}

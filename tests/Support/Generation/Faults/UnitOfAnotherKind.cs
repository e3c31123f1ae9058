using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Faults;

/// <summary>A number with a unit behind it that its indicator cannot be in, or a caption of only such.</summary>
public sealed class UnitOfAnotherKind : IFault
{
    public string Name => "unit of another kind";

    public PlantedFault? Plant(GeneratedWorkbook workbook, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(dice);
        var cells = workbook.Observations.Where(o => o is { Key.Measure: Measure.Level, Value: not null } && o.Unit is not ("个工作日" or "%")).ToArray();
        if (cells.Length == 0)
            return null;
        // No report of the county is in working days but the one on approvals.
        const string other = "工作日";
        // Numbers with their own unit behind them need no caption.
        var captions = workbook.Labels.Where(l => l.Role == LabelRole.Units && !workbook.Habits.Contains(new Habits.TrailingUnits().Name) && workbook.Observations.Any(o => l.Owns.Contains(o.Origin) && cells.Contains(o))).ToArray();
        if (captions.Length > 0 && dice.Chance(0.5))
        {
            var caption = dice.Pick(captions);
            workbook.Write(caption.Origin, "单位：" + other);
            return PlantedFault.At(caption.Origin, FindingCodes.UnitOfAnotherKind);
        }

        var cell = dice.Pick(cells).Origin;
        workbook.Write(cell, "12.5" + other);
        return PlantedFault.At(cell, FindingCodes.UnitOfAnotherKind);
    }
}

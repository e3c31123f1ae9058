using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Support.Generation.Faults;

/// <summary>Month 15 in the title or in a heading.</summary>
public sealed partial class MonthThatIsNone : IFault
{
    public string Name => "month 15";

    public PlantedFault? Plant(GeneratedWorkbook workbook, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(dice);
        var labels = workbook.Labels.Where(l => l.Role is LabelRole.Title or LabelRole.Heading && l.Owns.Count > 0 && Month().IsMatch(l.Text)).ToArray();
        if (labels.Length == 0)
            return null;
        var label = dice.Pick(labels);
        workbook.Write(label.Origin, Month().Replace(label.Text, dice.Pick("13", "15", "0") + "月", 1));
        return PlantedFault.At(label.Origin, FindingCodes.InvalidPeriod);
    }

    [GeneratedRegex(@"(?<![\d本上])\d{1,2}月")]
    private static partial Regex Month();
}

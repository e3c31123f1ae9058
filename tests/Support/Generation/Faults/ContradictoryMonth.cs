using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Support.Generation.Faults;

/// <summary>The title says one month and a heading a later one.</summary>
public sealed partial class ContradictoryMonth : IFault
{
    public string Name => "contradictory month";

    public PlantedFault? Plant(GeneratedWorkbook workbook, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(dice);
        if (workbook.Labels.All(l => l.Role != LabelRole.Title || !MonthInTitle().IsMatch(l.Text)))
            return null;
        var month = int.Parse(MonthInTitle().Match(workbook.Labels.First(l => l.Role == LabelRole.Title && MonthInTitle().IsMatch(l.Text)).Text).Groups["month"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var headings = workbook.Labels.Where(l => l.Role == LabelRole.Heading && l.Owns.Count > 0 && l.Text == $"1-{PeriodWords.Number(month)}月").ToArray();
        if (headings.Length == 0 || month == 12)
            return null;
        var heading = dice.Pick(headings);
        workbook.Write(heading.Origin, $"1-{PeriodWords.Number(month + 1)}月");
        return PlantedFault.At(heading.Origin, FindingCodes.ContradictoryPeriods);
    }

    [GeneratedRegex(@"年(1[-—－~至])?(?<month>\d{1,2})月", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthInTitle();
}

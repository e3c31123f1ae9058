using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Support.Generation.Faults;

/// <summary>The title of a report has lost its period, and nothing else says it.</summary>
public sealed class NoPeriod : IFault
{
    public string Name => "no period";

    public PlantedFault? Plant(GeneratedWorkbook workbook, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(dice);
        // A day somewhere on the sheet, or a year in a name or a label, would say it after all.
        if (workbook.Sheets.Count != 1 || workbook.FileName.Contains('年', StringComparison.Ordinal) || workbook.Sheets[0].Name.Contains('年', StringComparison.Ordinal))
            return null;
        var titles = workbook.Labels.Where(l => l.Role == LabelRole.Title).ToArray();
        if (titles.Length != 1 || workbook.SaysDay || workbook.Open().Sheets[0].Cells.Any(c => c.Address.ToString() != titles[0].Origin.Cell && c.Text.Contains('年', StringComparison.Ordinal)))
            return null;
        var title = titles[0];
        var subject = title.Text[(title.Text.IndexOf('年', StringComparison.Ordinal) + 1)..];
        if (subject[(subject.LastIndexOfAny(['月', '季', '度', '半', '份']) + 1)..].TrimStart('年', '份', '度') is not { Length: > 3 } rest)
            return null;
        workbook.Write(title.Origin, rest);
        return new PlantedFault(workbook.Observations.Select(o => o.Origin).ToHashSet(), FindingCodes.NoPeriod);
    }
}

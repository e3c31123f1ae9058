using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Planting;

/// <summary>A workbook with a mistake that was made on purpose.</summary>
/// <param name="Cells">The cells that are wrong; of a row that was left out, those beside which it is missed.</param>
internal sealed record PlantedError(Workbook Workbook, IReadOnlySet<Origin> Cells)
{
    /// <summary>Whether a finding that blocks names one of the cells: as its own, within its range, or as what it contradicts.</summary>
    public bool IsFoundBy(Finding finding)
    {
        if (finding.Severity == Severity.Info || finding.Sheet is not { } sheet)
            return false;
        var named = finding.Arguments.SelectMany(a => a.Split('|', '、')).Append(finding.Cell);
        return named.OfType<string>().Any(name => IsNamed(name.Contains('!', StringComparison.Ordinal) ? name : $"{sheet}!{name}"));
    }

    private bool IsNamed(string name)
    {
        var end = name.LastIndexOf('!');
        return CellRange.TryParse(name[(end + 1)..], out var range)
            && Cells.Any(cell => cell.Sheet == name[..end] && CellAddress.TryParse(cell.Cell, out var address) && range.Contains(address));
    }
}

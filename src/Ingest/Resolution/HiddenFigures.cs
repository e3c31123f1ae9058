using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Tells of what is hidden in a workbook. Only what is shown is recorded; hidden figures of the same periods that nothing shown gives are asked about, and so are
/// shown figures that would be others were the hidden labels seen.
/// </summary>
internal sealed class HiddenFigures(IReadOnlyCollection<Figure> recorded)
{
    // Nobody looks at more.
    private const int MostLines = 20;

    private readonly HashSet<TimePeriod> _periods = [.. recorded.Select(f => f.Observation.Period)];
    private readonly Dictionary<Origin, Observation> _shown = recorded.Select(f => f.Observation).DistinctBy(o => o.Origin).ToDictionary(o => o.Origin);
    private readonly ILookup<(SeriesKey Key, TimePeriod Period), decimal?> _given = recorded.ToLookup(f => (f.Observation.Key, f.Observation.Period), f => f.Observation.Value);

    /// <summary>What is to be said of a hidden sheet.</summary>
    /// <param name="whole">What it says.</param>
    public Finding OfSheet(SheetReading whole)
    {
        var unseen = Unseen(FiguresOf(whole)).ToList();
        return unseen.Count == 0
            ? new Finding(FindingCodes.HiddenSheet, FindingCodes.HiddenSheet.Severity, whole.Sheet.Name, null, null, [])
            : Asked(whole.Sheet.Name, unseen);
    }

    /// <summary>What is to be said of a sheet of which something is hidden.</summary>
    /// <param name="shown">The sheet as it is seen.</param>
    /// <param name="whole">What the sheet says with what is hidden.</param>
    public IEnumerable<Finding> OfParts(Sheet shown, SheetReading whole)
    {
        var seen = shown.Cells.Select(c => c.Place).ToHashSet();
        var hidden = FiguresOf(whole).Where(f => !seen.Contains(f.Place)).ToList();
        var unseen = Unseen(hidden).ToList();
        if (unseen.Count > 0)
            yield return Asked(whole.Sheet.Name, unseen);
        else if (whole.Tables.SelectMany(t => t.Cells).Where(c => c.Value is not null && !seen.Contains(c.Cell.Cell.Address)).Select(c => c.Cell.Cell.Address).ToList() is { Count: > 0 } passedOver)
            yield return new Finding(FindingCodes.HiddenRowsOrColumns, FindingCodes.HiddenRowsOrColumns.Severity, whole.Sheet.Name, null, null, [LinesOf(whole.Sheet, passedOver)]);
        foreach (var (place, figure) in FiguresOf(whole))
        {
            if (seen.Contains(place) && (_shown.GetValueOrDefault(new Origin(whole.Sheet.Name, place.ToString())) is not { } other || !IsSame(figure.Observation, other)))
            {
                // One stands for all of the sheet.
                yield return new Finding(FindingCodes.HiddenLabels, FindingCodes.HiddenLabels.Severity, whole.Sheet.Name, place.ToString(), figure.Shown, []);
                yield break;
            }
        }
    }

    private static IEnumerable<(CellAddress Place, Figure Figure)> FiguresOf(SheetReading reading) =>
        from table in reading.Tables
        where table.IsKnown
        from cell in table.Cells
        where cell.Figure is not null
        select (cell.Cell.Cell.Address, cell.Figure);

    private static bool IsSame(Observation one, Observation other) =>
        (one.Key, one.Period, one.Value, one.Unit) == (other.Key, other.Period, other.Value, other.Unit);

    private static Finding Asked(string sheet, List<(CellAddress Place, Figure Figure)> unseen)
    {
        var (place, figure) = unseen[0];
        return new Finding(
            FindingCodes.HiddenFigures, FindingCodes.HiddenFigures.Severity, sheet, place.ToString(), figure.Shown, [unseen.Count.ToString(CultureInfo.InvariantCulture)]);
    }

    // Columns by their letters and rows by their numbers, those that follow each other from the first to the last; cells that are hidden by their looks by their own address.
    private static string LinesOf(Sheet sheet, List<CellAddress> cells)
    {
        var columns = Runs(cells.Select(a => a.Column).Where(c => sheet.HiddenColumns?.Contains(c) == true), CellAddress.ColumnName);
        var rows = Runs(cells.Select(a => a.Row).Where(r => sheet.HiddenRows?.Contains(r) == true), r => (r + 1).ToString(CultureInfo.InvariantCulture));
        var others = cells.Where(a => sheet.HiddenColumns?.Contains(a.Column) != true && sheet.HiddenRows?.Contains(a.Row) != true).Select(a => a.ToString());
        var all = columns.Concat(rows).Concat(others).ToList();
        return string.Join('、', all.Take(MostLines)) + (all.Count > MostLines ? "…" : "");
    }

    private static IEnumerable<string> Runs(IEnumerable<int> lines, Func<int, string> nameOf) =>
        from run in lines.Distinct().Order().Index().GroupBy(l => l.Item - l.Index)
        select run.Count() == 1 ? nameOf(run.First().Item) : $"{nameOf(run.First().Item)}-{nameOf(run.Last().Item)}";

    // A month before, a year before: what nothing shown is of is no figure of this report.
    private IEnumerable<(CellAddress Place, Figure Figure)> Unseen(IEnumerable<(CellAddress Place, Figure Figure)> hidden) =>
        from figure in hidden
        let observation = figure.Figure.Observation
        where observation.Value is not null && (_periods.Count == 0 || _periods.Contains(observation.Period))
            && !_given[(observation.Key, observation.Period)].Contains(observation.Value)
        select figure;
}

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A report that lacks an area or an indicator that it must hold: of areas that stand side by side most are there, or of the indicators that reports.yaml asks
/// for. An indicator that another workbook has given already is not missing; what is marked as missing is there. In a template each cell
/// that was left blank is named.
/// </summary>
internal sealed class RequiredMissing : ICheck
{
    public CheckKind Kind => CheckKind.Required;

    public FindingCode Code => FindingCodes.RequiredMissing;

    /// <summary>In %: how many of those required may lack, and one in any case; where more do, it is another list.</summary>
    public decimal Tolerance => 10;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var cell in report.Unfilled)
            questions.Ask(cell.Key, cell.Period);
        foreach (var (list, _, _, _) in Incomplete(report))
        {
            foreach (var key in list.Required)
            {
                questions.Ask(key, list.Period, before: 1);
                questions.Ask(key, list.Period.YearBefore);
            }
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        // Of a template it is known which cell was meant.
        foreach (var (key, period, origin) in evidence.Report.Unfilled.Where(cell => evidence.Recorded(cell.Key, cell.Period) is null))
        {
            if (evidence.SettingOf(this, key.Indicator) is { } held)
                yield return Evidence.Make(this, held, origin.Sheet, origin.Cell, FindingArgument.Of(period), FindingArgument.Named(key.ToString(), evidence.NameOf(key)));
        }

        var missing = (
            from incomplete in Incomplete(evidence.Report)
            let list = incomplete.List
            let given = incomplete.Given
            let setting = incomplete.Setting
            let lacking = incomplete.Lacking.Where(key => (list.IsOfAreas || evidence.Recorded(key, list.Period) is null) && (list.IsAskedFor || !IsUsual(evidence, key, given, list.Period))).ToList()
            where lacking.Count > 0
            let figures = given.Select(key => evidence.Report.Own(key, list.Period)).OfType<Figure>().ToList()
            where figures.Count > 0
            select (setting, list.Period, figures[0].Observation.Origin.Sheet, Lacking: NamesOf(evidence, lacking, list.IsOfAreas), Figures: figures)).ToList();
        foreach (var same in missing.GroupBy(m => (m.Sheet, m.Period, m.Lacking)))
        {
            var figures = same.SelectMany(m => m.Figures).Where(f => f.Observation.Origin.Sheet == same.Key.Sheet).Distinct().ToList();
            yield return Evidence.Make(
                this, same.First().setting, same.Key.Sheet, FigureLine.RangeOf(figures), FindingArgument.Of(same.Key.Period), same.Key.Lacking);
        }
    }

    // The lists of which the report gives nearly all.
    private IEnumerable<(RequiredList List, CheckSetting Setting, List<SeriesKey> Given, List<SeriesKey> Lacking)> Incomplete(CheckedReport report)
    {
        var unfilled = report.Unfilled.Select(cell => cell.Key).ToHashSet();
        return
            from list in report.RequiredLists
            let held = Evidence.SettingOf(this, list.Required[0].Indicator, report.Catalog)
            where held is not null
            let setting = held.Value
            let given = list.Required.Where(key => IsGiven(report, key, list.Period, list.IsOfAreas)).ToList()
            where given.Count >= RequiredList.Least && list.Required.Count - given.Count <= Math.Max(1, list.Required.Count * setting.Tolerance / 100)
            let lacking = list.Required.Except(given).Except(unfilled).ToList()
            where lacking.Count > 0
            select (list, setting, given, lacking);
    }

    // 规上工业增加值 is given by its growth alone; of an area whose growth is given the level may still be missed.
    private static bool IsGiven(CheckedReport report, SeriesKey key, TimePeriod period, bool isOfAreas) =>
        isOfAreas ? report.Gives(key, period) : Enum.GetValues<Measure>().Any(measure => report.Gives(key with { Measure = measure }, period));

    // It was not there either when the others were reported before.
    private static bool IsUsual(Evidence evidence, SeriesKey key, List<SeriesKey> given, TimePeriod period) =>
        new[] { period.Previous, period.YearBefore }.All(earlier => evidence.Recorded(key, earlier) is null)
        && new[] { period.Previous, period.YearBefore }.Any(earlier => given.Count(other => evidence.Recorded(other, earlier) is not null) * 2 > given.Count);

    private static string NamesOf(Evidence evidence, IReadOnlyList<SeriesKey> lacking, bool isOfAreas) => FindingArgument.Named(
        string.Join(' ', lacking.Select(key => isOfAreas ? key.Area : key.Indicator)), string.Join('、', lacking.Select(key => NameOf(evidence, key, isOfAreas))));

    private static string NameOf(Evidence evidence, SeriesKey key, bool isOfAreas) =>
        isOfAreas ? evidence.AreaName(key.Area) : evidence.Catalog.IndicatorsByCode[key.Indicator].Name;
}

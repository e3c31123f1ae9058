using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Templates;

/// <summary>
/// What a report in reports.yaml asks for about a period: its indicators for its areas, or for the items that the department reports on, with what is known of the
/// period before and of last year.
/// </summary>
/// <param name="Heading">What stands over the labels of the rows.</param>
/// <param name="Known">The figures that are known of the earlier periods.</param>
internal sealed record ReportForm(
    ReportDefinition Report,
    TimePeriod Period,
    string Title,
    string Heading,
    IReadOnlyList<FormColumn> Columns,
    IReadOnlyList<FormRow> Rows,
    IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), decimal> Known)
{
    // Rows for the names of a register of which nothing is known yet.
    private const int BlankRows = 10;

    /// <summary>The periods that stand side by side: the report's own, the one before, that of last year.</summary>
    public IReadOnlyList<TimePeriod> Periods => [Period, .. EarlierThan(Period)];

    /// <summary>What is known of an earlier period; null for nothing.</summary>
    public decimal? Find(FormColumn column, FormRow row, TimePeriod report) =>
        column.PeriodIn(report) is { } period && Known.TryGetValue((KeyOf(column, row), period), out var value) ? value : null;

    /// <summary>How a period is named over a column; one that no label can name by its days is named by its last.</summary>
    public static string NameOf(TimePeriod period) =>
        PeriodName.Of(period.Freq is Freq.Weekly ? TimePeriod.OfDay(period.End) : period, PeriodName.County);

    /// <param name="ledger">Null when there is none yet.</param>
    public static async Task<ReportForm> OfAsync(
        ReportDefinition report, TimePeriod period, IndicatorCatalog catalog, ObservationLedger? ledger, CancellationToken cancellationToken)
    {
        var earlier = EarlierThan(period).ToList();
        var known = new Dictionary<(SeriesKey Key, TimePeriod Period), decimal>();
        if (ledger is not null)
        {
            var query = new ObservationQuery
            {
                Indicators = report.Required,
                Areas = report.Areas,
                Measures = [Measure.Level, Measure.Yoy],
                Periods = [.. from p in earlier from i in report.Required select p.LastOf(catalog.IndicatorsByCode[i].Frequency)],
            };
            await foreach (var vintage in ledger.Vintages.InForceAsync(query, cancellationToken))
            {
                if (vintage.Observation is { Value: { } value } figure && figure.Key.Accumulation == catalog.IndicatorsByCode[figure.Key.Indicator].Accumulation)
                    known[(figure.Key, figure.Period)] = value;
            }
        }

        var columns = report.Required
            .Select(code => new FormColumn(catalog.IndicatorsByCode[code], MeasureOf(code, known.Keys.Select(k => k.Key))))
            .Where(c => c.PeriodIn(period) is not null)
            .ToList();
        var (heading, rows) = RowsOf(report, catalog, [.. earlier.Select(p => KeysAt(p).ToList()).FirstOrDefault(keys => keys.Count > 0) ?? []]);
        var area = rows.Select(r => r.Area).Distinct().ToList() is [var only] && only != catalog.Areas[0].Code ? catalog.AreasByCode[only].Name : "";
        return new ReportForm(report, period, NameOf(period) + area + report.Name, heading, columns, rows, known);

        IEnumerable<SeriesKey> KeysAt(TimePeriod asked) => known.Keys.Where(k => k.Period.LastOf(report.Frequency) == asked).Select(k => k.Key);
    }

    private static SeriesKey KeyOf(FormColumn column, FormRow row) =>
        new(column.Indicator.Code, row.Area, row.Item, column.Indicator.Frequency, column.Indicator.Accumulation, column.Measure);

    // A year ago is the period before of a yearly report.
    private static IEnumerable<TimePeriod> EarlierThan(TimePeriod period) => new[] { period.Previous, period.YearBefore }.Distinct();

    // 规模以上工业增加值 is reported by its growth alone.
    private static Measure MeasureOf(string indicator, IEnumerable<SeriesKey> known)
    {
        var measures = known.Where(k => k.Indicator == indicator).Select(k => k.Measure).ToHashSet();
        return measures.Contains(Measure.Yoy) && !measures.Contains(Measure.Level) ? Measure.Yoy : Measure.Level;
    }

    // Items are asked for where they were reported last and no figure of the whole was; where nothing is known, where the first indicator is one of items.
    private static (string Heading, IReadOnlyList<FormRow> Rows) RowsOf(ReportDefinition report, IndicatorCatalog catalog, IReadOnlyList<SeriesKey> known)
    {
        var kinds = catalog.Kinds.Where(k => k.Indicator is { } indicator && report.Required.Contains(indicator)).ToList();
        if (known.Count == 0)
            kinds = [.. kinds.Where(k => k.IsOpen || k.Indicator == report.Required[0])];
        else if (known.GroupBy(k => k.Indicator).All(g => g.Any(k => k.Item is null)))
            kinds = [];
        if (report.Areas is [var area] && kinds.Select(k => (Kind: k, Items: ItemsOf(k))).OrderByDescending(k => k.Items.Count(i => IsKnown(i.Item))).FirstOrDefault() is { Kind: { } kind, Items: var items })
        {
            return (kind.Headers[0], items.Count > 0
                ? items
                : [.. Enumerable.Repeat(new FormRow(area, null, ""), BlankRows)]);
        }

        return ("地区", [.. report.Areas.Select(a => new FormRow(a, null, catalog.AreasByCode[a].Name))]);

        bool IsKnown(string? item) => known.Any(k => k.Item == item);

        List<FormRow> ItemsOf(ItemKind kind) => kind.IsOpen
            ? [.. known.Select(k => k.Item).OfType<string>().Where(i => !catalog.ItemsByCode.ContainsKey(i)).Distinct().Select(i => new FormRow(report.Areas[0], i, i))]
            : [.. catalog.Items.Where(i => i.Kind == kind.Code).Select(i => new FormRow(report.Areas[0], i.Code, i.Name))];
    }
}

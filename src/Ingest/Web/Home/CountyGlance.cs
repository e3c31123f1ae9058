using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Ingest.Web.Home;

/// <summary>How the county stands, out of the ledger alone: the latest point of each of its figures, in the accumulation that the catalog means by a bare one.</summary>
/// <param name="Plan">What has a plan, what is furthest behind first.</param>
/// <param name="Ranks">What has a place among others, the worst first.</param>
/// <param name="Kinds">The items of each kind that has an indicator of its own.</param>
public sealed record CountyGlance(IReadOnlyList<GlanceLine> Plan, IReadOnlyList<GlanceLine> Ranks, IReadOnlyList<GlanceSection> Kinds)
{
    public static CountyGlance Nothing { get; } = new([], [], []);

    /// <summary>What is older than the newest by more than a year and its own length is history: the last year's figure until the next one may be there.</summary>
    private const int HistoryAfterDays = 366;

    // As far back begins what is not yet history.
    private const int LookedAtDays = 3 * HistoryAfterDays;

    /// <param name="today">What begins later is a plan, or mistyped, and says nothing of today.</param>
    public static async Task<CountyGlance> ReadAsync(ObservationLedger ledger, IndicatorCatalog catalog, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(catalog);
        if (catalog.Areas is not [var county, ..])
            return Nothing;
        var lines = await LatestAsync(county.Code, ledger, catalog, today, cancellationToken);
        var whole = lines.Where(l => l.Group.Item is null).ToList();
        return new CountyGlance(
            [.. whole.Where(l => l[Measure.Pace] is not null).OrderBy(l => l[Measure.Pace])],
            [.. whole.Where(l => RankOf(l) is not null).OrderByDescending(RankOf)],
            [.. catalog.Kinds.Where(k => k.Indicator is not null).Select(k => new GlanceSection(k, ItemsOf(k, lines, catalog))).Where(s => s.Lines.Count > 0)]);
    }

    private static decimal? RankOf(GlanceLine line) => line[Measure.Rank] ?? line[Measure.YoyRank];

    // Projects and tasks come and go: one that is in the last report no more is none of today's.
    private static IReadOnlyList<GlanceLine> ItemsOf(ItemKind kind, IReadOnlyList<GlanceLine> lines, IndicatorCatalog catalog)
    {
        var items = lines
            .Where(l => l.Group.Indicator == kind.Indicator && l.Group.Item is { } item && (catalog.ItemsByCode.GetValueOrDefault(item)?.Kind is { } closed ? closed == kind.Code : kind.IsOpen))
            .ToList();
        return
        [
            .. items.Where(l => l.Period.End == items.Max(i => i.Period.End))
                .OrderByDescending(l => l[Measure.DaysOverdue] ?? 0)
                .ThenBy(l => l[Measure.Completion] ?? decimal.MaxValue)
                .ThenByDescending(l => l[Measure.Level]),
        ];
    }

    private static async Task<IReadOnlyList<GlanceLine>> LatestAsync(
        string county, ObservationLedger ledger, IndicatorCatalog catalog, DateOnly today, CancellationToken cancellationToken)
    {
        if (await ledger.Arrivals.LastRecordedAsync([county], cancellationToken) is not { } recorded)
            return [];
        var newest = Earlier(recorded.End, today).DayNumber;
        // A year more than is needed: what was recorded last may have been taken back.
        var from = Math.Max(0, newest - LookedAtDays - HistoryAfterDays);
        var query = new ObservationQuery { Areas = [county], From = TimePeriod.OfDay(DateOnly.FromDayNumber(from)) };
        var lines = await LatestAsync(query, ledger, catalog, today, cancellationToken);
        return lines.Count > 0 && lines.Max(l => Earlier(l.Period.End, today)).DayNumber - LookedAtDays >= from
            ? lines
            : await LatestAsync(query with { From = null }, ledger, catalog, today, cancellationToken);
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static async Task<IReadOnlyList<GlanceLine>> LatestAsync(
        ObservationQuery query, ObservationLedger ledger, IndicatorCatalog catalog, DateOnly today, CancellationToken cancellationToken)
    {
        // Those of a group come in the order of their periods.
        var latest = new Dictionary<SeriesGroup, PointInForce>();
        await foreach (var point in ledger.Vintages.PointsAsync(query, cancellationToken))
        {
            if (point.HasValue && point.Period.Start <= today && catalog.IndicatorsByCode.GetValueOrDefault(point.Group.Indicator)?.Accumulation == point.Group.Accumulation)
                latest[point.Group] = point;
        }

        if (latest.Count == 0)
            return [];
        var derived = new Dictionary<SeriesGroup, List<DerivedFigure>>();
        await foreach (var figure in new DerivedFigures(ledger, catalog).ReadAsync(query, cancellationToken))
        {
            if (latest.TryGetValue(figure.Key.Group, out var point) && point.Period == figure.Period)
                (derived.TryGetValue(point.Group, out var figures) ? figures : derived[point.Group] = []).Add(figure);
        }

        var newest = latest.Values.Max(p => Earlier(p.Period.End, today)).DayNumber;
        return [.. latest.Values.Where(p => newest - p.Period.End.DayNumber <= HistoryAfterDays + (p.Period.End.DayNumber - p.Period.Start.DayNumber)).Select(p => LineOf(p, derived.GetValueOrDefault(p.Group) ?? []))];
    }

    private static GlanceLine LineOf(PointInForce point, IEnumerable<DerivedFigure> derived)
    {
        var values = derived.ToDictionary(d => d.Key.Measure, d => d.Value);
        foreach (var vintage in point.Measures)
        {
            if (vintage.Observation.Value is { } value)
                values[vintage.Observation.Key.Measure] = value;
        }

        var level = point.Measures.FirstOrDefault(v => v.Observation.Key.Measure == Measure.Level);
        return new GlanceLine(point.Group, point.Period, level?.Observation.Unit ?? "", values);
    }
}

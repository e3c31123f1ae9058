using System.Runtime.CompilerServices;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// What is in force in the ledger, as points, with what is derived of it. The whole of an indicator at a time, or only what a page of changes
/// reaches; both come to the same points.
/// </summary>
internal sealed class LedgerPoints(ObservationLedger ledger, PointMapping mapping)
{
    /// <summary>What is in force, as points. What the catalog does not know stands where it was written before, or nowhere.</summary>
    /// <param name="figures">Null for none; must take indicators as a whole.</param>
    /// <param name="texts">Null for none.</param>
    /// <param name="known">What was written before; null to take the catalog alone.</param>
    public async IAsyncEnumerable<InfluxPoint> ReadAsync(
        ObservationQuery? figures,
        ItemRowQuery? texts,
        IReadOnlyDictionary<ProjectedSource, ProjectedSeries>? known,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var series = new SeriesLookup(mapping, known);
        if (figures is not null)
        {
            await foreach (var (points, around) in new TrendReader(ledger, mapping.Derivations).ReadAsync(figures, cancellationToken))
            {
                // They come in the order of the periods.
                var last = new Dictionary<SeriesGroup, TimePeriod>();
                foreach (var point in points.Where(p => p.HasValue))
                    last[point.Group] = point.Period;
                foreach (var point in points.Where(p => p.HasValue))
                {
                    var fields = PointMapping.FieldsOf(point, around.DerivedOf(point), last[point.Group] == point.Period);
                    if (series.PointOf(ProjectedSource.Of(point.Group), point.Period, fields) is { } written)
                        yield return written;
                }
            }
        }

        if (texts is not null)
        {
            await foreach (var row in ledger.Vintages.ItemRowsAsync(texts, cancellationToken))
            {
                if (series.PointOf(ProjectedSource.Of(row.Row), row.Row.Period, PointMapping.FieldsOf(row)) is { } written)
                    yield return written;
            }
        }
    }

    /// <summary>Everything that a page of changes reaches, as it stands now.</summary>
    /// <param name="marks">Has followed every page since <paramref name="from"/> was elsewhere.</param>
    /// <param name="from">Where the page begins: what changed later than that and is not in the page comes with another one.</param>
    public async Task<ReachedPoints> ReachedAsync(ChangePage page, LatestMarks marks, long from, CancellationToken cancellationToken)
    {
        var reach = new Reach(mapping.Derivations);
        foreach (var point in page.Points)
            reach.AddFigure(point);
        foreach (var row in page.Rows)
            reach.AddText(row.Row);

        var around = new Surroundings(mapping.Derivations);
        foreach (var point in page.Points)
            around.Add(point);
        foreach (var together in reach.Affected.GroupBy(a => a.Group.Indicator))
            await SurroundAsync(around, together, reach.Needed.GetValueOrDefault(together.Key), cancellationToken);

        // What is only reached and has changed since, comes with its own page and is written then.
        var written = page.Points.Select(p => (p.Group, p.Period)).ToHashSet();
        written.UnionWith(reach.Affected.Where(a => around.PointOf(a.Group, a.Period) is { HasValue: true } point && point.Sequence <= page.Through));
        var (last, flags) = await marks.FollowAsync(page.Points, written, from, cancellationToken);
        var points = new List<ReachedPoint>(written.Count + page.Rows.Length);
        foreach (var (group, period) in written)
        {
            var point = around.PointOf(group, period)!;
            var isLatest = last.TryGetValue(group, out var end) && end == period;
            var fields = PointMapping.FieldsOf(point, around.DerivedOf(point), isLatest);
            points.Add(new ReachedPoint(ProjectedSource.Of(group), period, fields, Gone(point, around, fields)));
        }

        points.AddRange(page.Rows.Select(row =>
        {
            var fields = PointMapping.FieldsOf(row);
            return new ReachedPoint(
                ProjectedSource.Of(row.Row), row.Row.Period, fields, [.. row.EverGiven.Except(fields.Select(f => f.Key), StringComparer.Ordinal)]);
        }));
        return new ReachedPoints(
            points, [.. flags.Select(f => new ReachedPoint(ProjectedSource.Of(f.Group), f.Period, [PointMapping.Latest(f.IsLatest)], []))]);
    }

    // What must be known of an indicator beside the changed points themselves: of most nothing.
    private async Task SurroundAsync(
        Surroundings around, IGrouping<string, (SeriesGroup Group, TimePeriod Period)> affected, HashSet<TimePeriod>? periods, CancellationToken cancellationToken)
    {
        var kinds = mapping.Derivations.KindsWithDeadlines(affected.Key).ToList();
        if (periods is null && kinds.Count == 0)
            return;
        var areas = affected.Select(a => a.Group.Area).ToHashSet(StringComparer.Ordinal);
        var items = affected.Select(a => a.Group.Item ?? "").ToHashSet(StringComparer.Ordinal);
        if (periods is not null)
        {
            var query = new ObservationQuery { Indicators = [affected.Key], Areas = [.. areas], Items = [.. items], Periods = periods };
            await foreach (var point in ledger.Vintages.AllPointsAsync(query, cancellationToken))
                around.Add(point);
        }

        if (kinds.Count > 0)
        {
            var rows = new ItemRowQuery { Kinds = kinds, Areas = [.. areas], Items = [.. items], Periods = affected.Select(a => a.Period).ToHashSet() };
            await foreach (var row in ledger.Vintages.AllItemRowsAsync(rows, cancellationToken))
                around.Add(row);
        }
    }

    private static List<string> Gone(PointInForce point, Surroundings around, IReadOnlyList<KeyValuePair<string, FieldValue>> fields)
    {
        List<string>? gone = null;
        foreach (var measure in point.EverGiven)
            AddIfGone(measure);
        foreach (var measure in around.MayHaveBeenDerivedOf(point))
            AddIfGone(measure);
        return gone ?? [];

        // Of nearly every point everything is there.
        void AddIfGone(Measure measure)
        {
            var name = Codelists.Measure[measure];
            foreach (var (key, _) in fields)
            {
                if (key == name)
                    return;
            }

            if (gone?.Contains(name) != true)
                (gone ??= []).Add(name);
        }
    }
}

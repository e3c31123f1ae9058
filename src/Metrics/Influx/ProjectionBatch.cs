using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Logging;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// Writes pages of changes, knowing what is on the server already. It lives for one run: it holds what the ledger knew of the series when they were first met with.
/// </summary>
internal sealed class ProjectionBatch(
    InfluxOptions options,
    InfluxClient client,
    ConnectedServer server,
    ObservationLedger ledger,
    ProjectionBook book,
    PointMapping mapping,
    TimeProvider time,
    ILogger logger,
    ProjectionRun run)
{
    private readonly Dictionary<ProjectedSource, ProjectedSeries> _known = [];
    // The ledger has been asked for them, whether it knew them or not.
    private readonly HashSet<ProjectedSource> _met = [];
    private HashSet<(string SeriesKey, long Time)> _setAside = [];
    private SeriesLookup _series = new(mapping, null);
    private readonly LedgerPoints _points = new(ledger, mapping);
    private readonly LatestMarks _marks = new(ledger.Vintages);
    // Up to this submission everything is on the server: the pipeline's own figures are written last.
    private long _written;

    /// <summary>Finishes what an earlier run owes. It costs what is owed, not what is there.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _setAside = [.. (await book.SetAsidePointsAsync(options.Target, cancellationToken)).Select(p => (p.SeriesKey, p.Time))];
        _written = (await book.CheckpointAsync(ProjectionBook.PipelineOf(options.Target), cancellationToken))?.Sequence ?? 0;
        _series = new SeriesLookup(mapping, _known);
        Meet(await book.OwedAsync(options.Target, cancellationToken));
        await WriteOwedAsync(cancellationToken);
    }

    /// <summary>
    /// Finds the series that stand under other tags than the catalog gives them today, or of which it derives something else; takes them away and
    /// writes them anew. It looks at every series that there is.
    /// </summary>
    public async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        Meet(await book.SeriesAsync(options.Target, cancellationToken));
        var outdated = _known.Values.Where(IsOutdated).Select(s => (Was: s, Now: _series.SeriesOf(s.Source))).ToList();
        if (outdated.Count > 0)
        {
            var old = outdated.Where(s => s.Was.Key.Length > 0).Select(s => InfluxSeries.Parse(s.Was.Key)).ToList();
            await TakeAwayAsync(old.Count, token => client.DeleteAsync(old, PointMapping.TagKeys, token), cancellationToken);
            // The old series is gone before it is forgotten, and the new one is owed before it is written: broken off anywhere, nothing is lost.
            var oldKeys = old.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
            await PutAsync(
                [.. outdated.Select(s => new ProjectedSeries(s.Was.Source, s.Now!.Key, DerivationOf(s.Was.Source), IsComplete: false))],
                [],
                [.. _setAside.Where(p => oldKeys.Contains(p.SeriesKey))],
                cancellationToken);
            logger.LogInformation("{Count} series of {Target} have other names or rules in the catalog now and are written anew", outdated.Count, options.Target);
        }

        await WriteOwedAsync(cancellationToken);
    }

    private async Task WriteOwedAsync(CancellationToken cancellationToken)
    {
        var owed = _known.Values.Where(s => !s.IsComplete).ToList();
        foreach (var together in owed.GroupBy(s => (s.Source.Kind, s.Source.Indicator)))
        {
            var keys = together.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
            var (kind, indicator) = together.Key;
            var source = kind is null
                ? _points.ReadAsync(new ObservationQuery { Indicators = [indicator!] }, null, _known, cancellationToken)
                : _points.ReadAsync(null, new ItemRowQuery { Kinds = [kind] }, _known, cancellationToken);
            var pending = new List<InfluxPoint>(options.PageSize);
            var rejected = new List<RejectedPoint>();
            await foreach (var point in source.WithCancellation(cancellationToken))
            {
                if (!keys.Contains(point.Series.Key))
                    continue;
                pending.Add(point);
                if (pending.Count == options.PageSize)
                    rejected.AddRange(await SendAsync(pending, cancellationToken));
            }

            rejected.AddRange(await SendAsync(pending, cancellationToken));
            await PutAsync([.. together.Select(s => s with { IsComplete = true })], ToSetAside(rejected), [], cancellationToken);
        }
    }

    /// <summary>Writes a page and moves the checkpoint over it. False when another process has moved the checkpoint meanwhile.</summary>
    public async Task<bool> WriteAsync(ChangePage page, long from, CancellationToken cancellationToken)
    {
        var (entries, flags) = await _points.ReachedAsync(page, _marks, from, cancellationToken);
        await MeetAsync([.. entries.Concat(flags).Select(e => e.Source).Distinct().Where(s => !_met.Contains(s))], cancellationToken);

        // What was never written needs no taking away; so it matters to look before the new series are added.
        var outdated = entries
            .Where(e => _known.ContainsKey(e.Source) && e.Gone.Count > 0)
            .Select(e => _series.IdOf(e.Source, e.Period))
            .OfType<InfluxPointId>()
            .ToList();
        await AddNewAsync(entries.Select(e => e.Source), cancellationToken);
        await TakeAwayAsync(outdated.Count, token => client.DeleteAsync(outdated, PointMapping.TagKeys, token), cancellationToken);

        if (!server.TakesCorrections && _written > 0 && await ledger.Changes.AnyCorrectedAsync(from, page.Through, _written, cancellationToken))
            await TellOfRebuildAsync(cancellationToken);

        var points = entries.Select(e => _series.PointOf(e.Source, e.Period, e.Fields)).OfType<InfluxPoint>().ToList();
        if (outdated.Count > 0)
            run.Deleted += outdated.Except(points.Select(p => p.Id)).Count();
        var touched = _setAside.Count == 0
            ? []
            : entries.Select(e => _series.IdOf(e.Source, e.Period)).OfType<InfluxPointId>().Select(id => (id.Series.Key, id.Time)).ToList();
        var rejected = ToSetAside([.. await SendAsync(points, cancellationToken), .. await SendFlagsAsync(flags, cancellationToken)]);
        var settled = touched.Where(_setAside.Contains).Except(rejected.Select(p => (p.SeriesKey, p.Time))).ToList();
        if (!await book.AdvanceAsync(options.Target, from, page.Through, rejected, settled, cancellationToken))
            return false;
        Remember(rejected, settled);
        return true;
    }

    // What the ledger knows of the series of a page.
    private async Task MeetAsync(IReadOnlyCollection<ProjectedSource> sources, CancellationToken cancellationToken)
    {
        if (sources.Count == 0)
            return;
        var known = await book.SeriesAsync(options.Target, sources, cancellationToken);
        Meet(known);
        _met.UnionWith(sources);
        // Another process has written them with another catalog: then nobody knows what else it wrote.
        if (known.Any(IsOutdated))
            await ReconcileAsync(cancellationToken);
    }

    private void Meet(IEnumerable<ProjectedSeries> series)
    {
        foreach (var one in series)
        {
            _known[one.Source] = one;
            _met.Add(one.Source);
        }
    }

    private bool IsOutdated(ProjectedSeries series) =>
        _series.SeriesOf(series.Source) is { } now && (now.Key != series.Key || DerivationOf(series.Source) != series.Derivation);

    private async Task AddNewAsync(IEnumerable<ProjectedSource> sources, CancellationToken cancellationToken)
    {
        var added = sources.Distinct().Where(s => !_known.ContainsKey(s)).Select(s => new ProjectedSeries(s, _series.SeriesOf(s)?.Key ?? "", DerivationOf(s), IsComplete: true)).ToList();
        if (added.Count == 0)
            return;
        // Before they are written: a series on the server that nobody remembers would never be taken away.
        await PutAsync(added, [], [], cancellationToken);
        var unknown = added.Where(s => s.Key.Length == 0).Select(s => s.Source.Indicator).Distinct().ToList();
        if (unknown.Count > 0)
            logger.LogWarning("The catalog does not know the indicators {Indicators}: their figures stay in the ledger only", string.Join(", ", unknown));
    }

    private async Task PutAsync(
        IReadOnlyCollection<ProjectedSeries> series,
        IReadOnlyCollection<SetAsidePoint> setAside,
        IReadOnlyCollection<(string SeriesKey, long Time)> settled,
        CancellationToken cancellationToken)
    {
        await book.PutSeriesAsync(options.Target, series, setAside, settled, cancellationToken);
        foreach (var one in series)
            _known[one.Source] = one;
        Remember(setAside, settled);
    }

    private void Remember(IEnumerable<SetAsidePoint> setAside, IEnumerable<(string SeriesKey, long Time)> settled)
    {
        _setAside.ExceptWith(settled);
        _setAside.UnionWith(setAside.Select(p => (p.SeriesKey, p.Time)));
    }

    private async Task TakeAwayAsync(int count, Func<CancellationToken, Task> takeAway, CancellationToken cancellationToken)
    {
        if (count == 0)
            return;
        if (server.TakesCorrections)
        {
            await takeAway(cancellationToken);
            return;
        }

        await TellOfRebuildAsync(cancellationToken);
    }

    private async Task TellOfRebuildAsync(CancellationToken cancellationToken)
    {
        await book.NoteRebuildAsync(options.Target, cancellationToken);
        logger.LogWarning("{Server} cannot correct what stands in {Target}: rebuild it", server, options.Target);
    }

    // A mark on a point that stands there already is no point written. One that the server would not take does not stand there.
    private async Task<IReadOnlyList<RejectedPoint>> SendFlagsAsync(IEnumerable<ReachedPoint> flags, CancellationToken cancellationToken)
    {
        var points = flags.Select(f => _series.PointOf(f.Source, f.Period, f.Fields)).OfType<InfluxPoint>()
            .Where(p => !_setAside.Contains((p.Series.Key, p.Time)))
            .ToList();
        return points.Count == 0 ? [] : Heed(await client.WriteAsync(points, cancellationToken)).Rejected;
    }

    private string DerivationOf(ProjectedSource source) =>
        source.Group is { } group ? mapping.Derivations.FingerprintOf(group) : "";

    /// <summary>Sends points and empties the list.</summary>
    private async Task<IReadOnlyList<RejectedPoint>> SendAsync(List<InfluxPoint> points, CancellationToken cancellationToken)
    {
        var outcome = Heed(await client.WriteAsync(points, cancellationToken));
        points.Clear();
        run.Written += outcome.Written;
        return outcome.Rejected;
    }

    private WriteOutcome Heed(WriteOutcome outcome)
    {
        if (outcome.Trouble is { } trouble)
            throw new InfluxException(trouble);
        run.Rejected += outcome.Rejected.Length;
        foreach (var rejected in outcome.Rejected)
            logger.LogWarning("{Target} will not take {Line}: {Words}. It is put aside until it changes or all is written anew", options.Target, rejected.Point, rejected.Words);
        return outcome;
    }

    private List<SetAsidePoint> ToSetAside(IEnumerable<RejectedPoint> rejected) =>
        [.. rejected.Select(r => new SetAsidePoint(r.Point.Series.Key, r.Point.Time, LineProtocol.Encode(r.Point), r.Words, time.GetUtcNow()))];
}

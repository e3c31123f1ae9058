using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// Which point of each group is the last that bears a value, and which one bears the mark of it on the server. The ledger is asked once for each
/// group, then the pages are followed: asked for each page, it would read a long history again and again.
/// </summary>
internal sealed class LatestMarks(VintageBook vintages)
{
    private readonly Dictionary<SeriesGroup, Known> _known = [];

    /// <summary>Follows the changes of a page.</summary>
    /// <param name="changed">The points of the page.</param>
    /// <param name="reached">All points that will be written or taken away with it, the changed ones among them.</param>
    /// <param name="from">Where the page begins: what has not changed since is on the server.</param>
    /// <returns>The last periods, and the points beside the reached ones of which the mark may be another now.</returns>
    public async Task<(IReadOnlyDictionary<SeriesGroup, TimePeriod> Last, IReadOnlyList<(SeriesGroup Group, TimePeriod Period, bool IsLatest)> Flags)> FollowAsync(
        IReadOnlyCollection<PointInForce> changed,
        IReadOnlySet<(SeriesGroup Group, TimePeriod Period)> reached,
        long from,
        CancellationToken cancellationToken)
    {
        foreach (var point in changed)
            Follow(point);
        var changing = changed.Select(p => p.Group).ToHashSet();
        var last = new Dictionary<SeriesGroup, TimePeriod>();
        var flags = new List<(SeriesGroup, TimePeriod, bool)>();
        var unknown = new HashSet<SeriesGroup>();
        var beside = new HashSet<SeriesGroup>();
        foreach (var group in reached.Select(r => r.Group).Concat(changing))
        {
            if (_known.TryGetValue(group, out var known))
                last[group] = known.Last;
            else
                (changing.Contains(group) ? unknown : beside).Add(group);
        }

        foreach (var (group, end, unchanged) in await vintages.LastPeriodsAsync(unknown, from, cancellationToken))
        {
            last[group] = end;
            _known[group] = new Known(end, unchanged);
        }

        // Of those that are but reached it is not known afterwards what stands on the server. They are asked about again, and only for their last
        // period: what has not changed may lie far behind it.
        foreach (var (group, end, _) in await vintages.LastPeriodsAsync(beside, unchangedSince: 0, cancellationToken))
            last[group] = end;

        foreach (var group in changing.Where(last.ContainsKey))
        {
            var known = _known[group];
            // Of what has not changed only the last can bear the mark, since whatever was written after it has changed. It is told even what it
            // may know: an earlier run may have come to an end between two pages.
            if (known.Marked is { } marked && !reached.Contains((group, marked)) && (marked != known.Last || unknown.Contains(group)))
                flags.Add((group, marked, marked == known.Last));
            var isThere = known.Marked == known.Last || reached.Contains((group, known.Last));
            _known[group] = known with { Marked = isThere ? known.Last : null };
        }

        return (last, flags);
    }

    // What is newer than the last is the last now. Where the last itself has no value any more, only the ledger knows the one before.
    private void Follow(PointInForce point)
    {
        if (!_known.TryGetValue(point.Group, out var known))
            return;
        if (point.HasValue)
        {
            if (point.Period.CompareTo(known.Last) > 0)
                _known[point.Group] = known with { Last = point.Period };
        }
        else if (point.Period == known.Last)
        {
            _known.Remove(point.Group);
        }
    }

    /// <param name="Last">The last period that bears a value in the ledger.</param>
    /// <param name="Marked">The one that bears the mark on the server; null for none.</param>
    private readonly record struct Known(TimePeriod Last, TimePeriod? Marked);
}

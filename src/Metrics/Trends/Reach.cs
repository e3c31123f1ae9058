using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>How far a change reaches: at which points something may be derived otherwise, and what must be known to derive it.</summary>
internal sealed class Reach(Derivations derivations)
{
    private readonly HashSet<(SeriesGroup Group, TimePeriod Period)> _affected = [];
    private readonly HashSet<(Peers Peers, TimePeriod Period)> _ranked = [];
    private readonly Dictionary<string, HashSet<TimePeriod>> _periods = new(StringComparer.Ordinal);

    /// <summary>The points at which something may be derived otherwise, the changed ones among them.</summary>
    public IReadOnlySet<(SeriesGroup Group, TimePeriod Period)> Affected => _affected;

    /// <summary>
    /// The indicators and the periods of them that must be known beside the changed points themselves: nothing of what is not ranked, which is
    /// most.
    /// </summary>
    public IReadOnlyDictionary<string, HashSet<TimePeriod>> Needed => _periods;

    /// <summary>A figure changed: its place and those of its peers, then and in the period after.</summary>
    public void AddFigure(PointInForce point)
    {
        var (group, period) = (point.Group, point.Period);
        if (derivations.RuleOf(group, Measure.Rank)?.Rule.Peers is not { } rule)
        {
            if (point.EverGiven.Contains(Measure.Rank))
                AffectFrom(group, period);
            else
                _affected.Add((group, period));
            return;
        }

        // Of all that come together the first reaches the others.
        var peers = derivations.PeersOf(rule, group);
        if (!_ranked.Add((peers, period)))
            return;
        foreach (var peer in peers.Members)
            AffectFrom(peer, period);
    }

    /// <summary>A text changed: the figures of the item at the same period.</summary>
    public void AddText(ItemRow row)
    {
        if (derivations.IndicatorWithDeadlines(row.Kind) is not { } indicator)
            return;
        foreach (var accumulation in Enum.GetValues<Accumulation>())
            Affect(new SeriesGroup(indicator, row.Area, row.Item, row.Period.Freq, accumulation), row.Period);
    }

    // A place, and how far the next one is from it.
    private void AffectFrom(SeriesGroup group, TimePeriod period)
    {
        Affect(group, period);
        if (derivations.RuleOf(group, Measure.RankChange) is not null && period.TryPlus(1) is { } after)
            Affect(group, after);
    }

    private void Affect(SeriesGroup group, TimePeriod period)
    {
        if (!_affected.Add((group, period)))
            return;
        if (!_periods.TryGetValue(group.Indicator, out var periods))
            _periods.Add(group.Indicator, periods = []);
        periods.Add(period);
        if (derivations.RuleOf(group, Measure.RankChange) is not null && period.TryPlus(-1) is { } before)
            periods.Add(before);
    }
}

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>
/// The place of the level among its peers at the same period; 1 is the best, and equal levels share a place. None where a report ranks any
/// of them: two rankings of the same ones would give two firsts. None of one alone.
/// </summary>
internal sealed class Rank : IDerivation
{
    public Measure Measure => Measure.Rank;

    /// <param name="all">The levels of all peers, its own among them or not.</param>
    public static int Of(decimal level, IEnumerable<decimal> all, Better better) =>
        1 + all.Count(other => better == Better.Lower ? other < level : other > level);

    public DerivedFigure? Derive(DerivationRule rule, PointInForce point, Surroundings around)
    {
        if (around.BetterOf(point.Group) is var better && better == Better.Neutral)
            return null;
        if (around.Find(point, Measure.Level) is not { } level)
            return null;
        var peers = around.PeersOf(rule, point).ToList();
        if (peers.Append(point).Any(p => Surroundings.Reported(p, Measure.Rank) is not null))
            return null;
        var levels = peers.Select(p => around.Find(p, Measure.Level)).OfType<DerivationInput>().ToList();
        return levels.Count > 0
            ? around.Figure(rule, point, Measure, Of(level.Value, levels.Select(l => l.Value), better), [level, .. levels])
            : null;
    }

    public bool MayHaveGiven(DerivationRule rule, PointInForce point, Surroundings around) =>
        around.BetterOf(point.Group) != Better.Neutral
        && point.EverGiven.Contains(Measure.Level)
        && around.PeersOf(rule, point).Any(p => p.EverGiven.Contains(Measure.Level));
}

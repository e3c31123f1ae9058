using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>
/// Places gained (positive) or lost since the period before. Only like is compared with like: two reported places, or two derived ones among
/// the same peers. Third of five and eighth of twelve is no fall.
/// </summary>
internal sealed class RankChange : IDerivation
{
    public Measure Measure => Measure.RankChange;

    public static decimal Of(decimal earlier, decimal now) => earlier - now;

    public DerivedFigure? Derive(DerivationRule rule, PointInForce point, Surroundings around) =>
        around.Before(point) is { } before
        && around.Find(point, Measure.Rank) is { } now
        && around.Find(before, Measure.Rank) is { } earlier
        && AreAlike(Derived(earlier, before, around), Derived(now, point, around))
            ? around.Figure(rule, point, Measure, Of(earlier.Value, now.Value), [earlier, now])
            : null;

    public bool MayHaveGiven(DerivationRule rule, PointInForce point, Surroundings around) =>
        around.Before(point) is { } before && around.MayHaveHad(point, Measure.Rank) && around.MayHaveHad(before, Measure.Rank);

    private static bool AreAlike(Ranking? earlier, Ranking? now) => now is null ? earlier is null : earlier is not null && now.IsOfTheSame(earlier);

    // The ranking that a place was derived from; null for a reported one.
    private static Ranking? Derived(DerivationInput rank, PointInForce point, Surroundings around) =>
        rank is DerivationInput.Derived { Figure.Rule: var rule } ? around.RankingOf(rule, point) : null;
}

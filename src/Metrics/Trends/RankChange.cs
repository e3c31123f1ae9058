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
        && AreAlike(earlier, now)
            ? around.Figure(rule, point, Measure, Of(earlier.Value, now.Value), [earlier, now])
            : null;

    public bool MayHaveGiven(DerivationRule rule, PointInForce point, Surroundings around) =>
        around.Before(point) is { } before && around.MayHaveHad(point, Measure.Rank) && around.MayHaveHad(before, Measure.Rank);

    private static bool AreAlike(DerivationInput earlier, DerivationInput now) => (earlier, now) switch
    {
        (DerivationInput.Reported, DerivationInput.Reported) => true,
        (DerivationInput.Derived x, DerivationInput.Derived y) => Ranked(x).SetEquals(Ranked(y)),
        _ => false,
    };

    private static HashSet<SeriesKey> Ranked(DerivationInput.Derived rank) =>
        [.. rank.Figure.Inputs.OfType<DerivationInput.Reported>().Select(i => i.Vintage.Observation.Key)];
}

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

    public DerivedFigure? Derive(DerivationRule rule, PointInForce point, Surroundings around)
    {
        if (around.BetterOf(point.Group) == Better.Neutral || Surroundings.Reported(point, Measure.Level) is not { } own)
            return null;
        var ranking = around.RankingOf(rule, point);
        if (ranking.IsReported || ranking.Levels.Length < 2)
            return null;
        var level = new DerivationInput.Reported(own);
        // Put together when somebody reads them: for each place a list of all would be as many as the square of them.
        return around.Figure(rule, point, Measure, ranking.PlaceOf(level.Value), ranking.Levels.Where(l => l != level).Prepend(level));
    }

    public bool MayHaveGiven(DerivationRule rule, PointInForce point, Surroundings around) =>
        around.BetterOf(point.Group) != Better.Neutral
        && point.EverGiven.Contains(Measure.Level)
        && around.RankingOf(rule, point).MayHaveBeen;
}

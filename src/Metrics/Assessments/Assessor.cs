using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>Scores and ranks the areas of a group. It computes and reads nothing.</summary>
/// <param name="areas">Codes of the group's areas, in the order of areas.yaml.</param>
internal sealed class Assessor(AssessmentScheme scheme, IReadOnlyList<string> areas, AssessedValues values)
{
    /// <param name="before">The scores of the period before, that changes are counted from; null for none.</param>
    public GroupScores Assess(TimePeriod period, GroupScores? before)
    {
        var columns = scheme.Indicators.Select(i => ScoresOf(i, period)).ToList();
        var scored = areas.Select((area, place) => Total(area, period, [.. columns.Select(c => c[place])])).ToList();
        var places = Ranking.PlacesOf(scored.Select(a => a.Total).OfType<decimal>(), Better.Higher);
        var ranked = scored.Select(a => a.Total is { } total ? a with { Rank = places[total] } : a).ToList();
        return new GroupScores(scheme, period, [.. WithChanges(ranked, before).OrderBy(a => a.Rank ?? int.MaxValue)]);
    }

    // One indicator, for each of the areas in their order.
    private List<IndicatorScore> ScoresOf(AssessedIndicator assessed, TimePeriod period)
    {
        var found = areas.Select(a => (Area: a, Value: values.Find(assessed, a, period))).ToList();
        var there = found.Where(f => f.Value is not null).Select(f => new ScoreBound(f.Value!.Value, f.Area)).ToList();
        var (best, worst) = assessed.Better == Better.Lower
            ? (there.MinBy(b => b.Value), there.MaxBy(b => b.Value))
            : (there.MaxBy(b => b.Value), there.MinBy(b => b.Value));
        var satisfactory = assessed.Satisfactory is { } high ? new ScoreBound(high, null) : best;
        var lowest = assessed.Lowest is { } low ? new ScoreBound(low, null) : worst;
        return [.. found.Select(f => ScoreOf(assessed, f.Value, satisfactory, lowest))];
    }

    private IndicatorScore ScoreOf(AssessedIndicator assessed, AssessedValue? value, ScoreBound? satisfactory, ScoreBound? lowest)
    {
        var (score, outcome) = value is null || satisfactory is null || lowest is null ? (OfMissing, ScoreOutcome.Missing)
            : !IsBetter(assessed.Better, satisfactory.Value, lowest.Value) ? (OfBoundsThatMeet, ScoreOutcome.BoundsMeet)
            : EfficacyCoefficient.Of(value.Value, satisfactory.Value, lowest.Value) is not { } efficacy ? (OfMissing, ScoreOutcome.Missing)
            : Clip(efficacy) is var clipped && clipped != efficacy ? (clipped, ScoreOutcome.Clipped)
            : (efficacy, ScoreOutcome.Computed);
        return new IndicatorScore(assessed, value, satisfactory, lowest, score, null, outcome);
    }

    private decimal? OfMissing => scheme.Missing switch
    {
        MissingValueRule.Zero => 0,
        MissingValueRule.Lowest => EfficacyCoefficient.Lowest,
        _ => null,
    };

    private decimal? OfBoundsThatMeet => scheme.Equal switch
    {
        BoundsMeetRule.Satisfactory => EfficacyCoefficient.Satisfactory,
        BoundsMeetRule.Lowest => EfficacyCoefficient.Lowest,
        _ => null,
    };

    private static bool IsBetter(Better better, decimal satisfactory, decimal lowest) =>
        better == Better.Lower ? satisfactory < lowest : satisfactory > lowest;

    private decimal Clip(decimal efficacy) =>
        Math.Min(Math.Max(efficacy, scheme.LeastScore ?? efficacy), scheme.MostScore ?? decimal.MaxValue);

    private AreaScore Total(string area, TimePeriod period, IReadOnlyList<IndicatorScore> scores)
    {
        ImmutableArray<ScoreAdjustment> adjustments = [.. scheme.Adjustments.Where(a => a.Area == area && a.Period == period)];
        var isWithheld = scheme.Missing == MissingValueRule.Withhold && scores.Any(s => s.Outcome == ScoreOutcome.Missing);
        var weights = scores.Where(s => s.Score is not null).Sum(s => s.Indicator.Weight);
        if (isWithheld || weights == 0)
            return new AreaScore(area, [.. scores], adjustments, null);
        // What is left out is made up for by the others, so that a full score stays 100.
        ImmutableArray<IndicatorScore> counted = [.. scores.Select(s => s with { Points = s.Score * s.Indicator.Weight / weights })];
        var sum = counted.Sum(s => s.Points ?? 0) + adjustments.Sum(a => a.Points);
        return new AreaScore(area, counted, adjustments, Math.Round(sum, scheme.Decimals, MidpointRounding.AwayFromZero));
    }

    private static IEnumerable<AreaScore> WithChanges(List<AreaScore> ranked, GroupScores? before)
    {
        if (before is null)
            return ranked;
        var earlier = before.Areas.ToDictionary(a => a.Area, StringComparer.Ordinal);
        // Third of five and eighth of twelve is no fall.
        var areAlike = ranked.Where(a => a.Rank is not null).Select(a => a.Area).ToHashSet(StringComparer.Ordinal)
            .SetEquals(before.Areas.Where(a => a.Rank is not null).Select(a => a.Area));
        return ranked.Select(a => earlier.GetValueOrDefault(a.Area) is { } then
            ? a with { ScoreChange = a.Total - then.Total, RankChange = areAlike ? then.Rank - a.Rank : null }
            : a);
    }
}

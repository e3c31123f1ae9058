using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>How an area stands in its group, and why.</summary>
/// <param name="Area">Code of the area.</param>
/// <param name="Indicators">In the order of the scheme.</param>
/// <param name="Adjustments">Points beside them, in the order of the scheme.</param>
/// <param name="Total">Rounded as the scheme says; null where it is withheld, or no indicator is counted.</param>
public sealed record AreaScore(
    string Area, ImmutableArray<IndicatorScore> Indicators, ImmutableArray<ScoreAdjustment> Adjustments, decimal? Total)
{
    /// <summary>The place in the group, 1 the highest total; equal totals share one. Null without a total.</summary>
    public int? Rank { get; init; }

    /// <summary>The total less that of the period before; null where either is missing.</summary>
    public decimal? ScoreChange { get; init; }

    /// <summary>Places gained (positive) or lost since the period before; null where either is missing, or others were ranked then.</summary>
    public int? RankChange { get; init; }

    /// <summary>As far as the least reliable of the values may be relied on.</summary>
    public ObsStatus Status => Reliability.OfLeast(Indicators.Select(i => i.Value).OfType<AssessedValue>().Select(v => v.Status));
}

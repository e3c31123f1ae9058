using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>What is to be made of series: first longer periods, then one transformation after the other.</summary>
public sealed record TransformRequest
{
    /// <summary>In this order; none is the level.</summary>
    public IReadOnlyList<Transform> Steps { get; init; } = [];

    /// <summary>The period whose level is 100; of a longer one than the series' own, the average of its levels, of cumulative ones the last. Of an index only.</summary>
    public TimePeriod? Base { get; init; }

    /// <summary>What shares and contributions are of; null: of an item all items, of a part of another indicator that one, else the area above.</summary>
    public Whole? Whole { get; init; }

    /// <summary>The longer periods to be made first; null for none.</summary>
    public Freq? Freq { get; init; }

    /// <summary>How; null: the sum of what belongs to each period alone, the last of what is cumulative or stands at a day.</summary>
    public Aggregation? Aggregation { get; init; }

    /// <summary>Whether nothing is to be made: the figures as they are.</summary>
    public bool IsEmpty => Steps.Count == 0 && Freq is null;

    /// <summary>What does not belong together in it; null for nothing.</summary>
    public TransformMistake? Mistake =>
        Steps.Contains(Transform.Index) != Base is not null ? TransformMistake.IndexAndBase
        : Aggregation is not null && Freq is null ? TransformMistake.AggregateWithoutFreq
        : null;
}

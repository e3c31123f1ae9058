using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a word says of the measure, before the unit and the words around it have decided.</summary>
/// <param name="Measure">The measure it names; null for a change whose kind the unit decides (增减).</param>
internal sealed record MeasureWord(Measure? Measure)
{
    /// <summary>增减: a difference, unless the unit says that it is a rate.</summary>
    public static MeasureWord Change { get; } = new((Measure?)null);

    /// <summary>完成值: the level that came of what was aimed at.</summary>
    public static MeasureWord Result { get; } = new(Metrics.Observations.Measure.Level) { IsResult = true };

    /// <summary>±: a growth where a percent sign is said of it anywhere, else a growth or a difference.</summary>
    public static MeasureWord Sign { get; } = new(Metrics.Observations.Measure.Yoy) { IsSignAlone = true };

    /// <summary>位次: the place of what stands beside it, be that an amount or a growth.</summary>
    public static MeasureWord Place { get; } = new(Metrics.Observations.Measure.Rank) { IsOfNeighbor = true };

    /// <summary>Whether it leaves to the heading beside it of what it is.</summary>
    public bool IsOfNeighbor { get; init; }

    /// <summary>Whether it is a sign that leaves open in what the change is.</summary>
    public bool IsSignAlone { get; init; }

    /// <summary>Whether it says that something was done, not only how much there is.</summary>
    public bool IsResult { get; init; }

    /// <summary>
    /// The two as one: an outer heading 增速 over an inner 位次 is the rank of the growth. A plain level says nothing against the other.
    /// Null when the two contradict each other.
    /// </summary>
    public MeasureWord? With(MeasureWord inner)
    {
        if (this == inner || inner.Measure == Metrics.Observations.Measure.Level)
            return this;
        // 位次 under 总量 is that of the amount.
        if (Measure == Metrics.Observations.Measure.Level)
            return inner with { IsOfNeighbor = false };
        return (Measure, inner.Measure) switch
        {
            (Metrics.Observations.Measure.Yoy, Metrics.Observations.Measure.Rank) or (Metrics.Observations.Measure.Rank, Metrics.Observations.Measure.Yoy) => new(Metrics.Observations.Measure.YoyRank),
            (Metrics.Observations.Measure.Yoy, Metrics.Observations.Measure.YoyRank) or (Metrics.Observations.Measure.YoyRank, Metrics.Observations.Measure.Rank) => new(Metrics.Observations.Measure.YoyRank),
            (Metrics.Observations.Measure.Yoy, Metrics.Observations.Measure.Target) or (Metrics.Observations.Measure.Target, Metrics.Observations.Measure.Yoy) => new(Metrics.Observations.Measure.YoyTarget),
            (Metrics.Observations.Measure.Target, Metrics.Observations.Measure.Completion) or (Metrics.Observations.Measure.Completion, Metrics.Observations.Measure.Target) => new(Metrics.Observations.Measure.Completion),
            (Metrics.Observations.Measure.Yoy, null) => Change,
            (null, Metrics.Observations.Measure.Yoy) => inner,
            _ => null,
        };
    }
}

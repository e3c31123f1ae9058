namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What can be derived from what is reported; each gives a measure of the same name.</summary>
public enum DerivationKind
{
    /// <summary>The level as % of the target.</summary>
    Completion,

    /// <summary>Completion less the share of the year that has gone by.</summary>
    Pace,

    /// <summary>Level less target.</summary>
    Gap,

    /// <summary>The place of the level among its peers.</summary>
    Rank,

    /// <summary>Places gained or lost since the period before.</summary>
    RankChange,

    /// <summary>Days since the planned finish of what is not finished.</summary>
    DaysOverdue,
}

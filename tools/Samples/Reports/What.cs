namespace IndicatorPipeline.Samples.Reports;

/// <summary>What a column says of its rows.</summary>
internal enum What
{
    Level,

    /// <summary>The level a year before.</summary>
    YearBefore,
    Yoy,
    YoyDiff,
    YoyPoints,
    Mom,
    Target,
    Completion,
    Share,
    Rank,
    YoyRank,
}

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>What a number says of its indicator.</summary>
public enum Measure
{
    /// <summary>The figure itself, in the indicator's unit.</summary>
    Level,

    /// <summary>同比: growth over the same period a year before, in %.</summary>
    Yoy,

    /// <summary>同比增减量: change over a year, in the indicator's unit.</summary>
    YoyDiff,

    /// <summary>同比百分点: change over a year of an indicator that is itself a percentage, in percentage points.</summary>
    YoyPoints,

    /// <summary>环比: growth over the period before, in %.</summary>
    Mom,

    /// <summary>目标, 计划: what is to be reached, in the indicator's unit.</summary>
    Target,

    /// <summary>完成率: the level as % of the target.</summary>
    Completion,

    /// <summary>占比: the level as % of a whole.</summary>
    Share,

    /// <summary>位次: the place of the level among the areas compared; 1 is the best.</summary>
    Rank,

    /// <summary>增速位次: the place of the growth.</summary>
    YoyRank,

    /// <summary>增速目标: the growth to be reached, in %.</summary>
    YoyTarget,

    /// <summary>Derived: places gained (positive) or lost since the period before.</summary>
    RankChange,

    /// <summary>Derived: level less target, in the indicator's unit.</summary>
    Gap,

    /// <summary>Derived: completion less the share of the year that has gone by, in percentage points.</summary>
    Pace,

    /// <summary>Derived: days since it was due.</summary>
    DaysOverdue,
}

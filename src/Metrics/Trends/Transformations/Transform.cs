namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>What can be made of a series.</summary>
public enum Transform
{
    /// <summary>Nothing: the levels as they are.</summary>
    Level,

    /// <summary>The level less that of the period before, in the indicator's unit.</summary>
    Change,

    /// <summary>同比: growth over the same period a year before, in %; as reported where it is reported.</summary>
    Yoy,

    /// <summary>同比增减量: the level less that of a year before; in percentage points where the indicator is itself a percentage.</summary>
    YoyDiff,

    /// <summary>环比: growth over the period before, in %; as reported where it is reported.</summary>
    Mom,

    /// <summary>What belongs to the period alone, out of what has come together since 1 January.</summary>
    Period,

    /// <summary>What has come together since 1 January, out of what belongs to each period alone.</summary>
    YearToDate,

    /// <summary>The level where that of a base period is 100.</summary>
    Index,

    /// <summary>The level as % of a total.</summary>
    Share,

    /// <summary>拉动: by how many percentage points of a total's growth over a year a part has moved it.</summary>
    Contribution,
}

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What the figures of a report are held against.</summary>
public enum CheckKind
{
    /// <summary>The bounds that the catalog gives the indicator, and those of the measure.</summary>
    Bounds,

    /// <summary>The indicators and areas that the report must hold.</summary>
    Required,

    /// <summary>An indicator against the sum of its parts.</summary>
    Parts,

    /// <summary>An area against the sum of the areas within it.</summary>
    Areas,

    /// <summary>The total of a kind against the sum of its items.</summary>
    Items,

    /// <summary>A cumulative against the earlier ones of its year.</summary>
    Cumulative,

    /// <summary>A month or quarter against the difference of two cumulatives.</summary>
    Difference,

    /// <summary>A stock against the one before it and what flowed in and out.</summary>
    StockFlow,

    /// <summary>Growth against the levels that it follows from.</summary>
    Growth,

    /// <summary>Last year's figure for comparison against what was reported then.</summary>
    LastYear,

    /// <summary>The rate of completion against level and target.</summary>
    Completion,

    /// <summary>Shares of a whole against 100 %.</summary>
    Shares,

    /// <summary>A rank against the number of those ranked.</summary>
    RankRange,

    /// <summary>Ranks against each other and what they rank.</summary>
    RankOrder,

    /// <summary>A figure against its own history: off by the ratio of two units.</summary>
    UnitSlip,

    /// <summary>A figure against its own history: off by a digit too few or too many.</summary>
    Digit,

    /// <summary>A figure against the changes that its history is used to.</summary>
    Jump,

    /// <summary>Figures against those of the period before: the same.</summary>
    Copied,

    /// <summary>Figures against those of the period before: a row too high or too low.</summary>
    Shifted,

    /// <summary>Two figures against their own history: each fits the other's.</summary>
    Swapped,

    /// <summary>The report's period against what was reported for it already.</summary>
    StalePeriod,

    /// <summary>What the county itself wrote down.</summary>
    Expression,

    /// <summary>The word of another department on the same figure.</summary>
    OtherDepartment,

    /// <summary>The names of an open register against those that it knows.</summary>
    NearName,

    /// <summary>A report against an earlier one of the same: what that gave and this does not.</summary>
    GivenNoMore,

    /// <summary>A growth against the most that anything grows.</summary>
    GrowthRange,


}

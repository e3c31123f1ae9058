namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>How a label names a stretch of the year.</summary>
internal enum PeriodForm
{
    /// <summary>全年.</summary>
    Year,

    /// <summary>上半年, 下半年.</summary>
    Half,

    /// <summary>二季度.</summary>
    Quarter,

    /// <summary>6月.</summary>
    Month,

    /// <summary>1-6月, 前三季度.</summary>
    Months,

    /// <summary>6月30日.</summary>
    Day,

    /// <summary>本月.</summary>
    ThisMonth,

    /// <summary>上月.</summary>
    LastMonth,

    /// <summary>上季.</summary>
    LastQuarter,

    /// <summary>本季.</summary>
    ThisQuarter,

    /// <summary>1-本月.</summary>
    ToThisMonth,

    /// <summary>1-本季.</summary>
    ToThisQuarter,
}

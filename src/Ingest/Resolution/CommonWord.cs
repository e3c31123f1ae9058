namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a word means that says nothing of a figure by itself.</summary>
internal enum CommonWord
{
    /// <summary>It fills a label: 情况, 主要, 指标名称.</summary>
    Filler,

    /// <summary>It names the figures themselves, and what was aimed at where what came of it stands beside them: 指标值.</summary>
    Aim,

    /// <summary>The catalog says that what stands under it is not recorded.</summary>
    Ignored,

    /// <summary>What stands under it is there for the reader: a serial number, a remark.</summary>
    Remark,

    /// <summary>It heads a column of units.</summary>
    UnitHeading,

    /// <summary>It heads a column of areas.</summary>
    AreaHeading,

    /// <summary>It heads a column of years, quarters or months.</summary>
    PeriodHeading,

    /// <summary>It heads figures that were counted.</summary>
    CountHeading,

    /// <summary>The sum of what stands beside it.</summary>
    Total,
}

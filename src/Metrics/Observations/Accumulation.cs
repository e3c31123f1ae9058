namespace IndicatorPipeline.Metrics.Observations;

/// <summary>What stretch of time a figure covers within its period.</summary>
public enum Accumulation
{
    /// <summary>The period alone: 本月, 当季.</summary>
    Period,

    /// <summary>Since 1 January until the period's end: 累计, 1-6月, 上半年.</summary>
    YearToDate,

    /// <summary>As it stands at the period's end: 期末, 余额, 存栏.</summary>
    Stock,
}

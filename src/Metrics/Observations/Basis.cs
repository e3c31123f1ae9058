namespace IndicatorPipeline.Metrics.Observations;

/// <summary>In which capacity a report gives a figure.</summary>
public enum Basis
{
    /// <summary>As a figure of the report's own.</summary>
    Own,

    /// <summary>As last year's figure for comparison (上年同期): in force only where no report gives the period as its own.</summary>
    Comparable,
}

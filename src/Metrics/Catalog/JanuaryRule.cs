namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Whether a monthly report is made of January.</summary>
public enum JanuaryRule
{
    /// <summary>As of every other month.</summary>
    Alone,

    /// <summary>January and February are reported together, in the report about February: nothing is due of January.</summary>
    WithFebruary,
}

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>How often a series has a figure: SDMX CL_FREQ. The order runs from the longest period to the shortest.</summary>
public enum Freq
{
    /// <summary>A: a year.</summary>
    Annual,

    /// <summary>S: half a year.</summary>
    HalfYearly,

    /// <summary>Q: a quarter.</summary>
    Quarterly,

    /// <summary>M: a month.</summary>
    Monthly,

    /// <summary>W: an ISO 8601 week.</summary>
    Weekly,

    /// <summary>D: a day.</summary>
    Daily,
}

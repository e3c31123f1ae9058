namespace IndicatorPipeline.Metrics.Observations;

/// <summary>How far a figure may be relied on: SDMX CL_OBS_STATUS, the codes that the county uses.</summary>
public enum ObsStatus
{
    /// <summary>A: normal, final.</summary>
    Normal,

    /// <summary>P: provisional (快报, 初步核算).</summary>
    Provisional,

    /// <summary>E: estimated.</summary>
    Estimated,

    /// <summary>B: a break in the series (口径调整).</summary>
    Break,

    /// <summary>M: the sender marked it as missing; the value is null.</summary>
    Missing,
}

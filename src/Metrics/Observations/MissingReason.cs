namespace IndicatorPipeline.Metrics.Observations;

/// <summary>Why a figure is missing, as the sender's mark says.</summary>
public enum MissingReason
{
    /// <summary>… or 暂无: there is a figure, but not to be had yet.</summary>
    NotAvailable,

    /// <summary>— or / or 不适用: there can be no figure here.</summary>
    NotApplicable,

    /// <summary>0 or … with a note: less than half of the smallest unit shown.</summary>
    BelowHalfUnit,
}

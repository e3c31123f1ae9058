namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What has become of a version of a figure.</summary>
public enum VersionState
{
    /// <summary>It counts.</summary>
    InForce,

    /// <summary>Another version counts.</summary>
    Replaced,

    /// <summary>It will be seen when a statistician releases it.</summary>
    AwaitsRelease,

    /// <summary>The same bytes were read again with another catalog, and say something else since.</summary>
    ReadAgain,

    /// <summary>Its submission was taken back.</summary>
    Withdrawn,
}

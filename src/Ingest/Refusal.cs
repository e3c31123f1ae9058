namespace IndicatorPipeline.Ingest;

/// <summary>Why something cannot be done to a submission.</summary>
internal enum Refusal
{
    /// <summary>There is no such submission.</summary>
    NoSuchSubmission,

    /// <summary>It does not count: it was not accepted, is withdrawn, or a later reading of the same bytes has taken its place.</summary>
    NotInForce,

    /// <summary>It is not held, or not any more.</summary>
    NotHeld,

    /// <summary>It waits for no release: it needs none, has been released, or does not stand.</summary>
    NothingToRelease,

    /// <summary>Its file still has to be moved; afterwards it can be done.</summary>
    OnItsWay,
}

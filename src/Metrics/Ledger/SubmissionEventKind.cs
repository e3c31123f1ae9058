namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What can be done to a submission.</summary>
public enum SubmissionEventKind
{
    /// <summary>Its file came and was read.</summary>
    Received,

    /// <summary>It was held, and was read again by itself because the catalog had changed.</summary>
    Settled,

    /// <summary>It was read again because somebody asked for it.</summary>
    Reread,

    /// <summary>It was held, and a statistician sent it back.</summary>
    Returned,

    /// <summary>It was accepted, and was taken back.</summary>
    Withdrawn,

    /// <summary>It was accepted, and a statistician let it be seen.</summary>
    Released,
}

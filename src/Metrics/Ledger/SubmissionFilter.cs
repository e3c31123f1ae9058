namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Which submissions; what is null does not narrow.</summary>
public sealed record SubmissionFilter
{
    public Verdict? Verdict { get; init; }

    /// <summary>The sender's code.</summary>
    public string? Department { get; init; }

    public string? Sha256 { get; init; }

    public DateTimeOffset? ReceivedFrom { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? ReceivedBefore { get; init; }

    /// <summary>Only those that are not out of date: no later reading of the same bytes, not withdrawn. A held one of these waits.</summary>
    public bool OnlyCurrent { get; init; }

    /// <summary>Only those that no statistician has released and that need it. Those of them that are current wait.</summary>
    public bool NeedsRelease { get; init; }

    /// <summary>At most so many, the latest first.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>So many of the latest are left out.</summary>
    public int Skip { get; init; }
}

using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A submission to be recorded, with everything that was read of it.</summary>
public sealed record SubmissionRecord
{
    /// <summary>Of the file's bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file's name, without its folder.</summary>
    public required string FileName { get; init; }

    /// <summary>The sender's code; null when the file lay in no department's folder.</summary>
    public string? Department { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The reading of the same file that is read again: it keeps its place in the order of what was sent. Null for a file that comes now.</summary>
    public Submission? Rereads { get; init; }

    /// <summary>What is being done.</summary>
    public SubmissionEventKind Event { get; init; } = SubmissionEventKind.Received;

    /// <summary>Who does it.</summary>
    public required Actor By { get; init; }

    /// <summary>Why, in the words of whoever does it; null where nobody says.</summary>
    public string? Why { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Which catalog it was read with.</summary>
    public required string CatalogFingerprint { get; init; }

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The figures in reading order; recorded only when the verdict is accepted.</summary>
    public ImmutableArray<Observation> Observations { get; init; } = [];

    /// <summary>The texts in reading order; recorded only when the verdict is accepted.</summary>
    public ImmutableArray<ItemText> Texts { get; init; } = [];

    /// <summary>How long it took to read and judge it; null when nobody measured.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>Whether leaders are to see it only when a statistician has released it; of no account unless it is accepted.</summary>
    public bool NeedsRelease { get; init; }

    /// <summary>Where the file is to go in the share; null when it is not moved.</summary>
    public PlacementIntent? Placement { get; init; }

    /// <summary>The last day of the latest period that it reports on itself; null when it gives nothing.</summary>
    internal DateOnly? ReportedThrough => Verdict == Verdict.Accepted ? Submission.ReachOf(Observations, Texts) : null;
}

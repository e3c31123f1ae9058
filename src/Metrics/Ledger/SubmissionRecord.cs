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

    /// <summary>When the file itself came, where an archived one is read again; null for one that comes now.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

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

    /// <summary>Where the file is to go in the share; null when it is not moved.</summary>
    public PlacementIntent? Placement { get; init; }
}

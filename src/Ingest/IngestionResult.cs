using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest;

/// <summary>What became of a file.</summary>
/// <param name="File">Its path as it was given; in the share relative to it.</param>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal.</param>
/// <param name="Verdict">What is decided about it.</param>
/// <param name="Reading">What it says; nothing when it was only told that the same bytes are accepted already.</param>
/// <param name="Findings">All of them, with the severity that the verdict leaves them.</param>
/// <param name="Submission">As the ledger holds it; null when it was only checked.</param>
/// <param name="Placement">Where the file is or goes in the share; null when it is not moved.</param>
public sealed record IngestionResult(
    string File,
    string Sha256,
    Verdict Verdict,
    Reading Reading,
    ImmutableArray<Finding> Findings,
    Submission? Submission = null,
    Placement? Placement = null);

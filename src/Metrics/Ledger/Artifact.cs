using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A file that lies in the share for a submission.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Where it lies, relative to the share, with <c>/</c> between folders.</param>
/// <param name="Sha256">Of its own bytes, in lower-case hexadecimal: those of the submission's only where it is the original.</param>
public sealed record Artifact(ArtifactKind Kind, string Path, string Sha256)
{
    /// <summary>The codes by which kinds are written.</summary>
    public static Codelist<ArtifactKind> Codes { get; } = new(
        (ArtifactKind.Original, "original"),
        (ArtifactKind.Review, "review"),
        (ArtifactKind.Receipt, "receipt"));
}

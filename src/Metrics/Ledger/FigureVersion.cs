using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A version of a figure: one submission's word on it.</summary>
/// <param name="Change">Against the version sent before it; null for the first, or where one of them is missing or in another unit.</param>
public sealed record FigureVersion(Vintage Vintage, decimal? Change, VersionState State)
{
    /// <summary>The codes by which states are written.</summary>
    public static Codelist<VersionState> States { get; } = new(
        (VersionState.InForce, "in_force"),
        (VersionState.Replaced, "replaced"),
        (VersionState.AwaitsRelease, "awaits_release"),
        (VersionState.ReadAgain, "read_again"),
        (VersionState.Withdrawn, "withdrawn"));
}

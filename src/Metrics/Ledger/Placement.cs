using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A file's move in the share, as the ledger remembers it.</summary>
/// <param name="Id">Its number in the ledger.</param>
/// <param name="Submission">The submission that the file holds.</param>
/// <param name="Intent">From where to where.</param>
/// <param name="State">How far it has come.</param>
/// <param name="WaitingSince">When it could first not be moved because someone has it open; null when that never happened.</param>
public sealed record Placement(long Id, long Submission, PlacementIntent Intent, PlacementState State, DateTimeOffset? WaitingSince)
{
    /// <summary>The codes by which states are written.</summary>
    public static Codelist<PlacementState> StateCodes { get; } = new(
        (PlacementState.Pending, "pending"),
        (PlacementState.Done, "done"),
        (PlacementState.Overwritten, "overwritten"));
}

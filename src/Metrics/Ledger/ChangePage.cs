using System.Collections.Immutable;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What changed between two sequence numbers, as it stands now. A point that changed several times comes once, at its last change.</summary>
/// <param name="Points">The points, in sequence order.</param>
/// <param name="Rows">The item rows, in sequence order.</param>
/// <param name="Through">The sequence number up to which nothing is left out: where the next page begins.</param>
public sealed record ChangePage(ImmutableArray<PointInForce> Points, ImmutableArray<ItemRowInForce> Rows, long Through)
{
    /// <summary>Whether there was nothing: the reader has caught up.</summary>
    public bool IsEmpty => Points.IsEmpty && Rows.IsEmpty;
}

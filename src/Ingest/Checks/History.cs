using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>What the ledger knew of the figures that a file gives, at a moment.</summary>
/// <param name="Sequence">The number of the last change that is in it for certain.</param>
/// <param name="InForce">What was in force where the file says something.</param>
internal sealed record History(long Sequence, IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage> InForce)
{
    /// <summary>Of a ledger in which nothing is.</summary>
    public static History Nothing { get; } = new(0, ImmutableDictionary<(SeriesKey, TimePeriod), Vintage>.Empty);

    public static async Task<History> OfAsync(ImmutableArray<Observation> arriving, ObservationLedger ledger, CancellationToken cancellationToken)
    {
        // First the number: what changes after it is looked at once more.
        var sequence = await ledger.Changes.LastSequenceAsync(cancellationToken);
        return arriving.IsEmpty
            ? new History(sequence, Nothing.InForce)
            : new History(sequence, await ledger.Vintages.InForceAtAsync(PointsOf(arriving), cancellationToken));
    }

    /// <summary>At which points the ledger is asked.</summary>
    public static IEnumerable<(SeriesGroup Group, TimePeriod Period)> PointsOf(ImmutableArray<Observation> arriving) =>
        arriving.Select(o => (o.Key.Group, o.Period)).Distinct();
}

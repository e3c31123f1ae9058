using System.Collections.Immutable;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>The comparison of the ledger with the server.</summary>
/// <param name="Series">Series of the ledger that were compared.</param>
/// <param name="Points">Points of the ledger that were compared.</param>
/// <param name="Values">Fields of the ledger's points that were compared.</param>
/// <param name="ServerPoints">Points that the server has in our measurements.</param>
/// <param name="DifferenceCount">How many differences there are.</param>
/// <param name="Differences">The first of them, in the order of the series.</param>
/// <param name="Behind">Changes that the projection has yet to write: with some, differences are to be expected.</param>
/// <param name="Trouble">Why there was nothing to compare with, or no comparison to the end; null when there was.</param>
public sealed record VerifyReport(
    long Series,
    long Points,
    long Values,
    long ServerPoints,
    long DifferenceCount,
    ImmutableArray<Difference> Differences,
    long Behind,
    InfluxTrouble? Trouble)
{
    /// <summary>Whether everything could be compared and nothing differs.</summary>
    public bool IsSame => Trouble is null && DifferenceCount == 0;
}

using System.Runtime.CompilerServices;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>
/// Reads what is in force indicator by indicator, with all that is needed to derive what follows: nothing that is derived of one indicator
/// depends on another.
/// </summary>
internal sealed class TrendReader(ObservationLedger ledger, Derivations derivations)
{
    /// <summary>The points in the order of the ledger, those of an indicator together.</summary>
    /// <param name="query">With all that what is derived depends on: areas, items and periods beside those that are asked for.</param>
    public async IAsyncEnumerable<(IReadOnlyList<PointInForce> Points, Surroundings Around)> ReadAsync(
        ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var together = new List<PointInForce>();
        await foreach (var point in ledger.Vintages.PointsAsync(query, cancellationToken))
        {
            if (together.Count > 0 && together[0].Group.Indicator != point.Group.Indicator)
            {
                yield return (together, await SurroundAsync(together, query.AsOf, cancellationToken));
                together = [];
            }

            together.Add(point);
        }

        if (together.Count > 0)
            yield return (together, await SurroundAsync(together, query.AsOf, cancellationToken));
    }

    private async Task<Surroundings> SurroundAsync(List<PointInForce> points, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var around = new Surroundings(derivations);
        foreach (var point in points)
            around.Add(point);
        if (derivations.KindsWithDeadlines(points[0].Group.Indicator).ToList() is { Count: > 0 } kinds)
        {
            await foreach (var row in ledger.Vintages.ItemRowsAsync(new ItemRowQuery { Kinds = kinds, AsOf = asOf }, cancellationToken))
                around.Add(row);
        }

        return around;
    }
}

using System.Runtime.CompilerServices;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>What follows from the figures in force by the catalog's rules. It is computed when it is asked for and stored nowhere.</summary>
public sealed class DerivedFigures(ObservationLedger ledger, IndicatorCatalog catalog)
{
    /// <summary>The derived figures that a query asks for, ordered by indicator, area, item, frequency, accumulation and period.</summary>
    public async IAsyncEnumerable<DerivedFigure> ReadAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        // A place depends on areas and items that were not asked for.
        var whole = new ObservationQuery { Indicators = query.Indicators, AsOf = query.AsOf };
        await foreach (var (points, around) in new TrendReader(ledger, new Derivations(catalog)).ReadAsync(whole, cancellationToken))
        {
            foreach (var figure in points.Where(p => query.Covers(p.Group, p.Period)).SelectMany(p => around.DerivedOf(p)))
            {
                if (query.Measures.Count == 0 || query.Measures.Contains(figure.Key.Measure))
                    yield return figure;
            }
        }
    }
}

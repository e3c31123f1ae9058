using System.Runtime.CompilerServices;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>What follows from the figures in force by the catalog's rules. It is computed when it is asked for and stored nowhere.</summary>
public sealed class DerivedFigures(ObservationLedger ledger, IndicatorCatalog catalog)
{
    /// <summary>The derived figures that a query asks for, ordered by indicator, area, item, frequency, accumulation and period.</summary>
    public async IAsyncEnumerable<DerivedFigure> ReadAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var derivations = new Derivations(catalog);
        var indicators = (query.Indicators.Count > 0 ? query.Indicators : catalog.Indicators.Select(i => i.Code)).Where(derivations.MayApplyTo).ToList();
        if (indicators.Count == 0)
            yield break;
        // A place depends on areas and items that were not asked for, and its change on the period before.
        var wider = new ObservationQuery
        {
            Indicators = indicators,
            Areas = [.. query.Areas.SelectMany(derivations.AreasBeside).Distinct()],
            Periods = [.. query.Periods.SelectMany(p => new[] { p.TryPlus(-1), p }).OfType<TimePeriod>().Distinct()],
            From = query.From?.Start is { Year: > 1 } day ? TimePeriod.OfDay(day.AddYears(-1)) : null,
            To = query.To,
            AsOf = query.AsOf,
        };
        await foreach (var (points, around) in new TrendReader(ledger, derivations).ReadAsync(wider, cancellationToken))
        {
            foreach (var figure in points.Where(p => query.Covers(p.Group, p.Period)).SelectMany(p => around.DerivedOf(p)))
            {
                if (query.Measures.Count == 0 || query.Measures.Contains(figure.Key.Measure))
                    yield return figure;
            }
        }
    }
}

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>The series of a ledger in the form that somebody asks for. They are computed when they are asked for and stored nowhere.</summary>
public sealed class TransformedFigures(ObservationLedger ledger, IndicatorCatalog catalog)
{
    /// <param name="query">
    /// Which series, and of which periods the answers: what they rest on is read as well. Frequency and accumulation may be those of the answers or
    /// of what they are made of, since these may be others. Its measures do not narrow.
    /// </param>
    public async Task<Transformed> ReadAsync(ObservationQuery query, TransformRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(request);
        var wider = new ObservationQuery
        {
            Indicators = [.. query.Indicators.Concat(query.Indicators.SelectMany(i => catalog.WholesByPart[i]).Select(i => i.Code)).Distinct()],
            Areas = [.. query.Areas.Concat(query.Areas.Select(a => catalog.AreasByCode.GetValueOrDefault(a)?.Parent).OfType<string>()).Distinct()],
            Items = query.Items.Count == 0 ? [] : [.. query.Items.Append("").Distinct()],
            AsOf = query.AsOf,
        };
        var ofAnyForm = query with { Frequencies = [], Accumulations = [] };
        var inForce = await ledger.Vintages.InForceAsync(wider, cancellationToken).ToListAsync(cancellationToken);
        var (figures, obstacles) = new Transformer(catalog).Apply(inForce, request);
        return new Transformed(
            [.. figures.Where(f => ofAnyForm.Covers(f.Key.Group, f.Period) && (query.CoversForm(f.Key) || f.Value.Inputs.Any(i => query.CoversForm(i.Observation.Key))))],
            [.. obstacles.Where(o => query.Covers(o.Group))]);
    }
}

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;
using IndicatorPipeline.Metrics.Trends.Transformations;

namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>
/// Reads what assessments speak of: what a report gives, else what derivations.yaml derives of it, else what <c>query --transform</c> computes.
/// </summary>
internal sealed class AssessmentReader(ObservationLedger ledger, IndicatorCatalog catalog)
{
    /// <param name="asOf">As the ledger stood at this moment; null for now.</param>
    public async Task<AssessedValues> ReadAsync(IReadOnlyCollection<AssessmentScheme> schemes, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var values = new AssessedValues(catalog);
        var groups = schemes.Select(s => s.Group).ToHashSet(StringComparer.Ordinal);
        var areas = catalog.Areas.Where(a => a.Group is { } group && groups.Contains(group)).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        var asked = schemes.SelectMany(s => s.Indicators).Select(i => (i.Indicator, Measure: i.Target is null ? i.Measure : Measure.Level)).ToHashSet();
        foreach (var ofMeasure in asked.GroupBy(a => a.Measure, a => a.Indicator))
        {
            var indicators = ofMeasure.ToList();
            if (TransformOf(ofMeasure.Key) is { } transform)
            {
                await AddTransformedAsync(values, indicators, [.. areas], ofMeasure.Key, transform, asOf, cancellationToken);
                await AddReportedAsync(values, indicators, [.. areas], ofMeasure.Key, asOf, cancellationToken);
            }
            else
            {
                await AddFoundAsync(values, indicators, areas, ofMeasure.Key, asOf, cancellationToken);
            }
        }

        return values;
    }

    // Measures that one figure does not give: it takes a series.
    private static Transform? TransformOf(Measure measure) => measure switch
    {
        Measure.Yoy => Transform.Yoy,
        Measure.YoyDiff or Measure.YoyPoints => Transform.YoyDiff,
        Measure.Mom => Transform.Mom,
        Measure.Share => Transform.Share,
        _ => null,
    };

    private async Task AddTransformedAsync(
        AssessedValues values, List<string> indicators, List<string> areas, Measure measure, Transform transform, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var query = new ObservationQuery { Indicators = indicators, Areas = areas, Items = [""], AsOf = asOf };
        var transformed = await new TransformedFigures(ledger, catalog).ReadAsync(query, new TransformRequest { Steps = [transform] }, cancellationToken);
        foreach (var (key, period, value) in transformed.Figures.Where(f => f.Key.Measure == measure && IsOwn(AsReported(f.Key))))
        {
            values.Add(
                key.Indicator, measure, key.Area, period,
                new AssessedValue(value.Value, value.Unit, value.Status, value.Rule, [.. value.Inputs.Select(i => new DerivationInput.Reported(i))]));
        }
    }

    // In the place of what was computed: not every transformation looks for what a report gives.
    private async Task AddReportedAsync(
        AssessedValues values, List<string> indicators, List<string> areas, Measure measure, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var query = new ObservationQuery { Indicators = indicators, Areas = areas, Items = [""], Measures = [measure], AsOf = asOf };
        await foreach (var vintage in ledger.Vintages.InForceAsync(query, cancellationToken))
        {
            var figure = vintage.Observation;
            if (figure.Value is not null && IsOwn(figure.Key.Group))
                values.Add(figure.Key.Indicator, measure, figure.Key.Area, figure.Period, Of(new DerivationInput.Reported(vintage)));
        }
    }

    private async Task AddFoundAsync(
        AssessedValues values, List<string> indicators, HashSet<string> areas, Measure measure, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var query = new ObservationQuery { Indicators = indicators, AsOf = asOf };
        await foreach (var (points, around) in new TrendReader(ledger, new Derivations(catalog)).ReadAsync(query, cancellationToken))
        {
            foreach (var point in points.Where(p => areas.Contains(p.Group.Area) && IsOwn(p.Group)))
            {
                if (around.Find(point, measure) is { } found)
                    values.Add(point.Group.Indicator, measure, point.Group.Area, point.Period, Of(found));
            }
        }
    }

    // A growth over the period before is computed of the periods alone, also of what comes together since 1 January.
    private SeriesGroup AsReported(SeriesKey computed) =>
        computed.Measure == Measure.Mom && catalog.IndicatorsByCode.GetValueOrDefault(computed.Indicator)?.Accumulation is { } own && own != Accumulation.Stock
            ? computed.Group with { Accumulation = own }
            : computed.Group;

    // The indicator as a whole, as the catalog says that it is read.
    private bool IsOwn(SeriesGroup group) =>
        group.Item is null
        && catalog.IndicatorsByCode.TryGetValue(group.Indicator, out var indicator)
        && group.Freq == indicator.Frequency
        && group.Accumulation == indicator.Accumulation;

    private static AssessedValue Of(DerivationInput found) => found switch
    {
        DerivationInput.Derived { Figure: var figure } => new AssessedValue(figure.Value, figure.Unit, figure.Status, figure.Rule.Code, [.. found.Sources]),
        DerivationInput.Reported { Vintage.Observation: var figure } => new AssessedValue(found.Value, figure.Unit, figure.Status, null, [found]),
        _ => throw new ArgumentOutOfRangeException(nameof(found), found, "A text has no value to be scored."),
    };
}

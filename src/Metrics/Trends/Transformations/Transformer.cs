using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>Puts figures in force into the form that somebody asks for.</summary>
public sealed class Transformer(IndicatorCatalog catalog)
{
    /// <param name="inForce">The figures, with all that the answer rests on: earlier periods, totals, the base.</param>
    /// <exception cref="ArgumentException">An index is asked for without a base.</exception>
    public Transformed Apply(IEnumerable<Vintage> inForce, TransformRequest request)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        ArgumentNullException.ThrowIfNull(request);
        var scope = new TransformScope(catalog);
        var series = SeriesSet.Of(inForce);
        if (request.Freq is { } freq)
            series = new LongerPeriods(freq, request.Aggregation).Apply(series, scope);
        foreach (var step in request.Steps)
            series = Of(step, request).Apply(series, scope);
        var measures = MeasuresOf(request.Steps.Count == 0 ? Transform.Level : request.Steps[^1]);
        return new Transformed(
            [
                .. series.All.Where(s => measures.Contains(s.Key.Measure))
                    .OrderBy(s => s.Key.Indicator, StringComparer.Ordinal)
                    .ThenBy(s => s.Key.Area, StringComparer.Ordinal)
                    .ThenBy(s => s.Key.Item, StringComparer.Ordinal)
                    .ThenBy(s => s.Key.Freq)
                    .ThenBy(s => s.Key.Accumulation)
                    .SelectMany(s => s.Values.Select(v => new TransformedFigure(s.Key, v.Key, v.Value))),
            ],
            scope.Obstacles);
    }

    // An earlier step passes on what a later one may need: reported growth, for one.
    private static IReadOnlyList<Measure> MeasuresOf(Transform last) => last switch
    {
        Transform.Yoy => [Measure.Yoy],
        Transform.YoyDiff => [Measure.YoyDiff, Measure.YoyPoints],
        Transform.Mom => [Measure.Mom],
        Transform.Share => [Measure.Share],
        _ => [Measure.Level],
    };

    private static ITransformation Of(Transform step, TransformRequest request) => step switch
    {
        Transform.Level => new LevelTransformation(),
        Transform.Change => new OverPeriod(Difference.OverPeriod),
        Transform.Yoy => Growth.OverYear,
        Transform.YoyDiff => Difference.OverYear,
        Transform.Mom => new OverPeriod(Growth.OverPeriod),
        Transform.Period => new PeriodAlone(),
        Transform.YearToDate => new SinceNewYear(),
        Transform.Index => new IndexNumber(request.Base ?? throw new ArgumentException("An index has a base period.", nameof(request))),
        Transform.Share => new ShareOfTotal(request.Whole),
        Transform.Contribution => new GrowthContribution(request.Whole),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such transformation."),
    };
}

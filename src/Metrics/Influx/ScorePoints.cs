using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// The computed scores as points: an area's total without an item, and beside it one point for each indicator that has a score, its item. None of them is
/// reported, and they bear an indicator of their own, so that they never take the place of a reported score.
/// </summary>
internal sealed class ScorePoints(ObservationLedger ledger, IndicatorCatalog catalog, PointMapping mapping)
{
    public async Task<IReadOnlyList<InfluxPoint>> ReadAsync(CancellationToken cancellationToken)
    {
        var scores = await new ComputedScores(ledger, catalog).ReadAsync(null, cancellationToken);
        var found = scores
            .SelectMany(s => s.Areas.SelectMany(a => FieldsOf(a).Select(f => (Series: mapping.ScoreSeriesOf(a.Area, s.Period.Freq, f.Part), s.Period, Area: a, f.Fields))))
            .ToList();
        var last = found.GroupBy(f => f.Series, f => f.Period).ToDictionary(g => g.Key, g => g.Max());
        return
        [
            .. found.Select(f => new InfluxPoint(
                f.Series,
                mapping.TimeOf(f.Period),
                [
                    .. f.Fields,
                    .. PointMapping.PeriodOf(f.Period),
                    PointMapping.Latest(last[f.Series] == f.Period),
                    new("status", FieldValue.Of(Codelists.ObsStatus[f.Area.Status])),
                    new("department", FieldValue.Of("")),
                    new("reported", FieldValue.Of(false)),
                ])),
        ];
    }

    private static IEnumerable<(AssessedIndicator? Part, IReadOnlyList<KeyValuePair<string, FieldValue>> Fields)> FieldsOf(AreaScore area)
    {
        if (area.Total is { } total)
            yield return (null, Fields((Codelists.Measure[Measure.Level], total), (Codelists.Measure[Measure.Rank], area.Rank), (Codelists.Measure[Measure.RankChange], area.RankChange), ("change", area.ScoreChange)));
        foreach (var part in area.Indicators)
        {
            if (part.Score is { } score)
                yield return (part.Indicator, Fields((Codelists.Measure[Measure.Level], score), ("points", part.Points), ("weight", part.Indicator.Weight)));
        }
    }

    private static IReadOnlyList<KeyValuePair<string, FieldValue>> Fields(params IEnumerable<(string Name, decimal? Value)> fields) =>
        [.. fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, FieldValue.Of(f.Value!.Value)))];
}

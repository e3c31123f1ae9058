using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Ingest.Web.Api;
using IndicatorPipeline.Ingest.Web.Figures;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Trends;

/// <summary>Series side by side: what the form asks for.</summary>
/// <param name="Periods">Those of which any series has a figure, in the order of time.</param>
/// <param name="Problems">What is wrong with the form, or what keeps figures from being given.</param>
public sealed record TrendView(TrendForm Form, IndicatorCatalog Catalog, IReadOnlyList<TrendSeries> Series, IReadOnlyList<TimePeriod> Periods, IReadOnlyList<string> Problems)
{
    /// <summary>More series than these nobody tells apart; a question that has more is to be narrowed.</summary>
    public const int MostSeries = 24;

    internal static async Task<TrendView> ReadAsync(TrendForm form, ConsoleCall call)
    {
        if (!form.IsFilled)
            return new TrendView(form, call.Catalog, [], [], []);
        var address = new AddressReader(call.Texts);
        var query = address.Query(
            new FigureParameters
            {
                Indicators = Some(form.Indicator), Areas = Some(form.Area), Items = Some(form.Item), Measures = Some(form.Measure), Accumulations = Some(form.Accumulation),
                From = form.From, To = form.To, AsOf = form.AsOf,
            },
            call.Catalog,
            call.Zone);
        var transform = address.Transform(new TransformParameters { Steps = form.Transform, Base = form.Base });
        if (address.Errors.Count > 0)
            return new TrendView(form, call.Catalog, [], [], address.Errors);
        var problems = new List<string>();
        IReadOnlyList<FigureRow> rows;
        if (transform is null)
        {
            rows = await call.Queries.InForceAsync(query, call.CancellationToken).ToListAsync(call.CancellationToken);
        }
        else
        {
            (rows, var transformed) = await call.Queries.TransformedAsync(query, transform, call.CancellationToken);
            problems.AddRange(ObstacleTexts.Of(transformed, call.Catalog, call.Texts.Culture));
        }

        var series = rows.GroupBy(r => (r.Indicator, r.Area, r.Item, r.Freq, r.Accumulation, r.Measure)).ToList();
        if (series.Count == 0 && problems.Count == 0)
            problems.Add(call.Texts["trend_nothing"]);
        if (series.Count > MostSeries)
            problems.Add(call.Texts.Format("trend_many", series.Count, MostSeries));
        var shown = series.Take(MostSeries).ToList();
        return new TrendView(
            form,
            call.Catalog,
            [.. shown.Select(s => SeriesOf(s, transform is null, shown.Select(o => o.Key.Accumulation).Distinct().Count() > 1, call.View))],
            [.. shown.SelectMany(s => s).Select(PeriodOf).Distinct().OrderBy(p => p.End).ThenBy(p => p.Start)],
            problems);
    }

    private static TrendSeries SeriesOf(IEnumerable<FigureRow> rows, bool isAsReported, bool namesAccumulation, ConsoleView view)
    {
        var list = rows.ToList();
        var first = list[0];
        var (measure, accumulation) = (Codelists.Measure.Parse(first.Measure), Codelists.Accumulation.Parse(first.Accumulation));
        var names = new[]
        {
            first.IndicatorName ?? first.Indicator, first.ItemName, first.AreaName ?? first.Area, view.MeasureName(measure), namesAccumulation ? view.AccumulationName(accumulation) : null,
        };
        return new TrendSeries(
            string.Join(' ', names.OfType<string>()),
            first.Unit,
            BeginsAnew: accumulation == Accumulation.YearToDate && measure is Measure.Level or Measure.Target,
            IsOfPlaces: isAsReported && measure is Measure.Rank or Measure.YoyRank,
            list.GroupBy(PeriodOf).ToDictionary(p => p.Key, p => new TrendPoint(p.First().Value, view.AddressOf(new FigureAddress(first.Indicator, first.Area, first.Item, p.Key)))));
    }

    private static TimePeriod PeriodOf(FigureRow row) => TimePeriod.Parse(row.Period).Value;

    private static string[] Some(string? text) => text is null ? [] : [text];
}

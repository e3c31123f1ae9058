using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Trends;

/// <summary>Figures that are in force, without a ledger, and what is derived of them.</summary>
internal sealed class TrendBench(IndicatorCatalog? catalog = null)
{
    private static readonly Submission Report = new(
        1, "00", "报表.xlsx", "stats", SomeReport.ReceivedAt, Verdict.Accepted, "catalog-1", null, null, null, null);

    private readonly List<Observation> _figures = [];
    private readonly List<ItemText> _texts = [];

    /// <summary>Adds a figure; null is one that is marked as missing.</summary>
    public TrendBench With(
        decimal? value,
        Measure measure = Measure.Level,
        string area = "county",
        string period = "2025-M06",
        string indicator = "investment",
        string? item = null,
        ObsStatus status = ObsStatus.Normal,
        Accumulation accumulation = Accumulation.YearToDate)
    {
        _figures.Add(SomeReport.Figure(value, period, SomeReport.Series(indicator, area, item, accumulation, measure), status));
        return this;
    }

    /// <summary>Adds the levels of townships, from the first on.</summary>
    public TrendBench WithTownships(string period, params decimal[] levels)
    {
        foreach (var (area, level) in TrendCatalog.Townships.Zip(levels))
            With(level, area: area, period: period);
        return this;
    }

    public TrendBench WithText(string name, string value, string period = "2025-M06")
    {
        _texts.Add(SomeReport.Text(value, "滨河路改造", name, period));
        return this;
    }

    /// <summary>What is derived of a point; null for nothing.</summary>
    public DerivedFigure? Derive(
        Measure measure,
        string area = "county",
        string period = "2025-M06",
        string indicator = "investment",
        string? item = null,
        Accumulation accumulation = Accumulation.YearToDate)
    {
        var around = new Surroundings(new Derivations(catalog ?? TrendCatalog.Of()));
        foreach (var point in _figures.GroupBy(f => (f.Key.Group, f.Period)))
        {
            around.Add(new PointInForce(
                point.Key.Group,
                point.Key.Period,
                0,
                [.. point.OrderBy(f => f.Key.Measure).Select((f, i) => new Vintage(f, i, Report))],
                [.. point.Where(f => f.Value is not null).Select(f => f.Key.Measure)]));
        }

        foreach (var row in _texts.GroupBy(t => new ItemRow(t.Kind, t.Item, t.Area, t.Period)))
            around.Add(new ItemRowInForce(row.Key, 0, [.. row.Select((t, i) => new TextVintage(t, i, Report))], [.. row.Select(t => t.Name)]));

        var time = TimePeriod.Parse(period).Value;
        var group = SomeReport.Series(indicator, area, item, accumulation, freq: time.Freq).Group;
        return around.DerivedOf(around.PointOf(group, time)!).SingleOrDefault(f => f.Key.Measure == measure);
    }
}

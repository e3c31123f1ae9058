using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// How what is in force becomes points. It is the contract with the dashboards: the measurement is the indicator's domain, the tags say what
/// the figure is of, each measure is a field.
/// </summary>
/// <param name="zone">Where a period begins at midnight.</param>
internal sealed class PointMapping(IndicatorCatalog catalog, TimeZoneInfo zone)
{
    /// <summary>The value of the tag <c>indicator</c> in points that hold an item's texts.</summary>
    public const string Attributes = "attributes";

    /// <summary>The measurements that are the projection's own, whatever the catalog uses of them.</summary>
    public static readonly ImmutableArray<string> Domains =
        ["economy", "cluster", "project", "ecology", "rural", "livelihood", "business", "governance", "assessment"];

    /// <summary>Where computed scores stand, beside the reported ones.</summary>
    public const string ScoreMeasurement = "assessment";

    private const string ScoreName = "综合考核得分（计算）";
    private const string ScoreUnit = "分";

    /// <summary>Every tag that a series may have.</summary>
    public static readonly ImmutableArray<string> TagKeys =
        ["accumulation", "area", "area_name", "freq", "indicator", "indicator_name", "item", "item_name", "unit"];

    // The period in three forms, the mark of the latest, status, department, reported.
    private const int FieldsBeside = 7;

    /// <summary>What is derived of which series.</summary>
    public Derivations Derivations { get; } = new(catalog);

    /// <summary>Under which name and tags a series is written; null while the catalog does not know its indicator.</summary>
    public InfluxSeries? SeriesOf(ProjectedSource source)
    {
        if (source.Kind is { } kind)
            return InfluxSeries.Of(MeasurementOf(kind), [new("indicator", Attributes), .. Common(source)]);
        if (!catalog.IndicatorsByCode.TryGetValue(source.Indicator!, out var indicator))
            return null;
        return InfluxSeries.Of(
            indicator.Domain,
            [
                new("indicator", indicator.Code),
                new("indicator_name", indicator.Name),
                new("accumulation", Codelists.Accumulation[source.Accumulation!.Value]),
                new("unit", indicator.Unit.Name),
                .. Common(source),
            ]);
    }

    /// <summary>Under which name and tags computed scores are written.</summary>
    /// <param name="part">What of the total, which becomes the item; null for the total itself.</param>
    public InfluxSeries ScoreSeriesOf(string area, Freq freq, AssessedIndicator? part) => InfluxSeries.Of(
        ScoreMeasurement,
        [
            new("indicator", AssessmentScheme.ScoreCode),
            new("indicator_name", ScoreName),
            new("accumulation", Codelists.Accumulation[Accumulation.Period]),
            new("unit", ScoreUnit),
            .. part is null
                ? Common(area, freq, null, null)
                : Common(area, freq, part.Code, catalog.IndicatorsByCode[part.Indicator].Name),
        ]);

    /// <summary>The texts of an item stand where the figures of its kind do.</summary>
    public string MeasurementOf(string kind) =>
        catalog.KindsByCode.GetValueOrDefault(kind)?.Indicator is { } code && catalog.IndicatorsByCode.TryGetValue(code, out var indicator)
            ? indicator.Domain
            : kind;

    /// <summary>The timestamp of a period: its first instant.</summary>
    public long TimeOf(TimePeriod period) => period.FirstInstant(zone).ToUnixTimeSeconds();

    /// <summary>
    /// The fields of a point; none when no report gives it a value, since then nothing follows from it either. What they say of the source
    /// speaks of the level, else of the first measure present, which is always a reported one: what is derived comes after what it is derived of.
    /// </summary>
    /// <param name="isLatest">Whether it is the last point of its series.</param>
    public static IReadOnlyList<KeyValuePair<string, FieldValue>> FieldsOf(PointInForce point, IReadOnlyList<DerivedFigure> derived, bool isLatest)
    {
        var fields = new List<KeyValuePair<string, FieldValue>>(point.Measures.Length + derived.Count + FieldsBeside);
        // Measures come in the order of the enumeration, which begins with the level.
        Vintage? lead = null;
        foreach (var vintage in point.Measures)
        {
            if (vintage.Observation.Value is not { } value)
                continue;
            lead ??= vintage;
            fields.Add(new(Codelists.Measure[vintage.Observation.Key.Measure], FieldValue.Of(value)));
        }

        if (lead is null)
            return [];
        foreach (var figure in derived)
            fields.Add(new(Codelists.Measure[figure.Key.Measure], FieldValue.Of(figure.Value)));
        fields.AddRange(PeriodOf(point.Period));
        fields.Add(Latest(isLatest));
        fields.Add(new("status", FieldValue.Of(Codelists.ObsStatus[lead.Observation.Status])));
        // Never absent, so that a point written again without a known sender does not keep the one before.
        fields.Add(new("department", FieldValue.Of(lead.Submission.Department ?? "")));
        fields.Add(new("reported", FieldValue.Of(true)));
        return fields;
    }

    /// <summary>The field that marks the last point of a series.</summary>
    public static KeyValuePair<string, FieldValue> Latest(bool isLatest) => new("latest", FieldValue.Of(isLatest));

    /// <summary>A field for each attribute, and the period, by which the texts are found beside the figures; none when nothing is in force.</summary>
    public static IReadOnlyList<KeyValuePair<string, FieldValue>> FieldsOf(ItemRowInForce row) => row.Texts.IsEmpty
        ? []
        : [.. row.Texts.Select(t => KeyValuePair.Create(t.Text.Name, FieldValue.Of(t.Text.Value))), .. PeriodOf(row.Row.Period)];

    /// <summary>
    /// The period for programs, as people write it, and its place in the year: a dashboard shows and chooses by the second, and lays years side by side by the third.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, FieldValue>> PeriodOf(TimePeriod period) =>
    [
        new("period", FieldValue.Of(period.ToString())),
        new("period_in_year", FieldValue.Of(PeriodName.InYear(period, PeriodName.County))),
        new("period_name", FieldValue.Of(PeriodName.Of(period, PeriodName.County))),
    ];

    private IEnumerable<KeyValuePair<string, string?>> Common(ProjectedSource source) => Common(
        source.Area, source.Freq, source.Item, source.Item is { } code && catalog.ItemsByCode.TryGetValue(code, out var item) ? item.Name : source.Item);

    private IEnumerable<KeyValuePair<string, string?>> Common(string area, Freq freq, string? item, string? itemName) =>
    [
        new("area", area),
        new("area_name", catalog.AreasByCode.TryGetValue(area, out var known) ? known.Name : area),
        new("freq", Codelists.Freq[freq]),
        new("item", item),
        new("item_name", itemName),
    ];
}

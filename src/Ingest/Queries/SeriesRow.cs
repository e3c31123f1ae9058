using System.Text.Json.Serialization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>A row of a query's answer: which series and period it is about. What is said of it comes after.</summary>
internal abstract record SeriesRow : IRow
{
    private protected SeriesRow(SeriesKey key, TimePeriod period, IndicatorCatalog catalog)
    {
        Indicator = key.Indicator;
        IndicatorName = catalog.IndicatorsByCode.GetValueOrDefault(key.Indicator)?.Name;
        Area = key.Area;
        AreaName = catalog.AreasByCode.GetValueOrDefault(key.Area)?.Name;
        Item = key.Item;
        ItemName = key.Item is { } item ? catalog.ItemsByCode.GetValueOrDefault(item)?.Name ?? item : null;
        Freq = Codelists.Freq[key.Freq];
        Accumulation = Codelists.Accumulation[key.Accumulation];
        Measure = Codelists.Measure[key.Measure];
        Period = period.ToString();
    }

    [JsonPropertyOrder(-1)]
    public string Indicator { get; }

    /// <summary>Null when today's catalog does not know the indicator.</summary>
    [JsonPropertyOrder(-1)]
    public string? IndicatorName { get; }

    [JsonPropertyOrder(-1)]
    public string Area { get; }

    /// <summary>Null when today's catalog does not know the area.</summary>
    [JsonPropertyOrder(-1)]
    public string? AreaName { get; }

    /// <summary>A code, of an open register a name; null when there is none.</summary>
    [JsonPropertyOrder(-1)]
    public string? Item { get; }

    [JsonPropertyOrder(-1)]
    public string? ItemName { get; }

    [JsonPropertyOrder(-1)]
    public string Freq { get; }

    [JsonPropertyOrder(-1)]
    public string Accumulation { get; }

    [JsonPropertyOrder(-1)]
    public string Measure { get; }

    [JsonPropertyOrder(-1)]
    public string Period { get; }

    public object?[] Cells() => [Indicator, IndicatorName, Area, AreaName, Item, ItemName, Freq, Accumulation, Measure, Period, .. Said()];

    /// <summary>What it says of the series and period, in the order of its JSON.</summary>
    protected abstract object?[] Said();
}

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Figures;

/// <summary>Which figures a page is about: those of an indicator, an area and, if any, an item at a period, whatever their measure. Dashboards link by it.</summary>
/// <param name="Indicator">Its code; for an item's row of texts the code of an indicator of its kind.</param>
/// <param name="Area">Its code.</param>
/// <param name="Item">A code, of an open register a name; null for none.</param>
public sealed record FigureAddress(string Indicator, string Area, string? Item, TimePeriod Period)
{
    public static FigureAddress Of(Observation observation) => new(observation.Key.Indicator, observation.Key.Area, observation.Key.Item, observation.Period);

    public static FigureAddress Of(SeriesKey key, TimePeriod period) => new(key.Indicator, key.Area, key.Item, period);

    /// <summary>
    /// Null where the address is none. A day stands for the indicator's own period that it begins: on a line whose frequency nobody knows beforehand a point
    /// has only its time.
    /// </summary>
    public static FigureAddress? Of(HttpRequest request, IndicatorCatalog catalog)
    {
        var query = request.Query;
        return query["indicator"].FirstOrDefault() is { Length: > 0 } indicator
            && query["area"].FirstOrDefault() is { Length: > 0 } area
            && TimePeriod.Parse(query["period"].FirstOrDefault()) is { Success: true, Value: var said }
            && InFrequencyOf(catalog.IndicatorsByCode.GetValueOrDefault(indicator), said) is { } period
                ? new FigureAddress(indicator, area, query["item"].FirstOrDefault() is { Length: > 0 } item ? item : null, period)
                : null;
    }

    private static TimePeriod? InFrequencyOf(Indicator? indicator, TimePeriod period) =>
        period.Freq == Freq.Daily && indicator is not null ? period.TryLastOf(indicator.Frequency) : period;

    public override string ToString() =>
        $"/observation?indicator={Uri.EscapeDataString(Indicator)}&area={Uri.EscapeDataString(Area)}&item={Uri.EscapeDataString(Item ?? "")}&period={Period}";
}

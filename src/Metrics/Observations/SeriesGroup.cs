namespace IndicatorPipeline.Metrics.Observations;

/// <summary>The series that differ in nothing but their measure: level, growth and plan of one thing. In InfluxDB they are the fields of one point.</summary>
/// <param name="Indicator">The indicator's code in the catalog.</param>
/// <param name="Area">The reference area's code in the catalog.</param>
/// <param name="Item">An item's code, for a kind with an open register the row's name; null for the indicator as a whole.</param>
/// <param name="Freq">How often the series have a figure.</param>
/// <param name="Accumulation">What stretch of time a figure covers.</param>
public sealed record SeriesGroup(string Indicator, string Area, string? Item, Freq Freq, Accumulation Accumulation)
{
    /// <summary>The series of the group with this measure.</summary>
    public SeriesKey With(Measure measure) => new(Indicator, Area, Item, Freq, Accumulation, measure);
}

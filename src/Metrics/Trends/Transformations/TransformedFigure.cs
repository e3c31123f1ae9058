using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>A value of a series that was asked for in another form.</summary>
/// <param name="Key">With the measure that the value is of, where there is one for it; else that of the series which it was made of.</param>
public sealed record TransformedFigure(SeriesKey Key, TimePeriod Period, SeriesValue Value);

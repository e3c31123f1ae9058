using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest;

/// <summary>A cell of a template that came back without the figure it was there for.</summary>
/// <param name="Key">The series that the figure would be of.</param>
public sealed record UnfilledCell(SeriesKey Key, TimePeriod Period, Origin Origin);

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>An entry of calendar.yaml: the days of one year that are not as the week has them.</summary>
internal sealed record CalendarYear(IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Worked);

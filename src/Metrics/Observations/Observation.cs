namespace IndicatorPipeline.Metrics.Observations;

/// <summary>One figure of one series at one period, as a report gives it.</summary>
/// <param name="Key">The series.</param>
/// <param name="Period">The period, in the series' own frequency.</param>
/// <param name="Value">The figure in <paramref name="Unit"/>, exactly as reported; null when <paramref name="Status"/> is missing.</param>
/// <param name="Unit">The canonical unit of the indicator, or that of the measure (%, 个百分点, 位).</param>
/// <param name="Status">How far it may be relied on.</param>
/// <param name="Basis">Whether the report gives it as its own figure or as last year's for comparison.</param>
/// <param name="Missing">Why there is no value; null when there is one.</param>
/// <param name="Origin">The cell it stands in.</param>
public sealed record Observation(
    SeriesKey Key,
    TimePeriod Period,
    decimal? Value,
    string Unit,
    ObsStatus Status,
    Basis Basis,
    MissingReason? Missing,
    Origin Origin);

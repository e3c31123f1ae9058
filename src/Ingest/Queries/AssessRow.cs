namespace IndicatorPipeline.Ingest.Queries;

/// <summary>A part of an area's total as a row of CSV: an indicator, or points beside them, for which only <paramref name="Points"/> and <paramref name="Reason"/> speak.</summary>
/// <param name="Inputs">The cells, in one text.</param>
internal sealed record AssessRow(
    string Scheme,
    string Group,
    string Period,
    string Area,
    string AreaName,
    decimal? Total,
    int? Rank,
    string? Indicator,
    string? IndicatorName,
    string? Measure,
    decimal? Value,
    string? Unit,
    decimal? Satisfactory,
    decimal? Lowest,
    decimal? Score,
    decimal? Weight,
    decimal? Points,
    string? Outcome,
    string? Rule,
    string? Inputs,
    string? Reason) : IRow
{
    public static IEnumerable<AssessRow> Of(AssessLine line) =>
    [
        .. line.Indicators.Select(i => new AssessRow(
            line.Scheme, line.Group, line.Period, line.Area, line.AreaName, line.Score, line.Rank,
            i.Indicator, i.IndicatorName, i.Measure, i.Value, i.Unit, i.Satisfactory, i.Lowest, i.Score, i.Weight, i.Points, i.Outcome, i.Rule,
            i.Inputs is null ? null : string.Join("; ", i.Inputs), Reason: null)),
        .. line.Adjustments.Select(a => new AssessRow(
            line.Scheme, line.Group, line.Period, line.Area, line.AreaName, line.Score, line.Rank,
            null, null, null, null, null, null, null, null, null, a.Points, null, null, null, a.Reason)),
    ];

    public object?[] Cells() =>
    [
        Scheme, Group, Period, Area, AreaName, Total, Rank, Indicator, IndicatorName, Measure, Value, Unit, Satisfactory, Lowest, Score, Weight, Points, Outcome, Rule, Inputs,
        Reason,
    ];
}

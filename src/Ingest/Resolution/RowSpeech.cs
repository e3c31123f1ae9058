using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// What of a row's labels decides how its figures are read. Rows that speak alike, and differ only in what they name, are read once for all:
/// a large sheet has few kinds of rows.
/// </summary>
/// <param name="NamePiece">The innermost label's core, where it may be a piece of an indicator's name; null else.</param>
/// <param name="IsUnderstood">Whether its labels have no problem of their own.</param>
internal sealed record RowSpeech(
    bool IsUnderstood, Indicator? Indicator, bool HasItem, bool IsTotal, MeasureWord? Measure, PeriodPhrase Period, bool SaysPeriod, string? Units, bool IsIndex, string? NamePiece)
{
    /// <summary>Null for a row whose label is not understood by itself, and perhaps together with that of a column: it speaks for itself.</summary>
    public static RowSpeech? Of(AxisMeaning row, string? namePiece) => row.Problems.IsEmpty || namePiece is null
        ? new RowSpeech(
            row.Problems.IsEmpty,
            row.Indicator?.Value,
            row.Item is not null,
            row.IsTotal,
            row.Measure?.Value,
            row.Period,
            row.PeriodLabel is not null,
            row.Ratio is { } ratio ? ratio.Name : row.Units is { } units ? string.Join(' ', units.Value.Select(u => u.Name)) : row.LacksUnit ? "" : null,
            row.IndexBase is not null,
            namePiece)
        : null;
}

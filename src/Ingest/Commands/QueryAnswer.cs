using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The answer to a query in every form that it can be written in; a form that it does not have is null.</summary>
internal sealed class QueryAnswer
{
    public required int Count { get; init; }

    public required Action<TextWriter> Csv { get; init; }

    public required Action<TextWriter> Json { get; init; }

    public required Func<CommandTexts, Listing> Table { get; init; }

    /// <summary>Gives null where there is more than a workbook can hold.</summary>
    public required Func<CultureInfo, byte[]?> Workbook { get; init; }

    public Action<TextWriter>? Sdmx { get; init; }

    public static QueryAnswer Of(IReadOnlyList<FigureRow> rows) => Of(
        rows,
        RowWorkbook.Of,
        "column_value|column_unit|column_status|column_origin",
        (r, _) =>
        [
            r.Rule is null ? Show(r.Value) : ShowComputed(r.Value),
            r.Unit,
            r.Status == Codelists.ObsStatus[ObsStatus.Normal] ? "" : r.Status,
            r.Inputs is not null ? $"{r.Rule}: {string.Join("; ", r.Inputs)}" : OriginOf(r.File, r.Sheet, r.Cell, r.Explanation),
        ],
        SdmxCsv.Write);

    public static QueryAnswer Of(IReadOnlyList<VersionRow> rows) => Of(
        rows,
        RowWorkbook.Of,
        "column_value|column_change|column_unit|column_state|column_received|column_origin",
        (r, texts) =>
        [
            Show(r.Value), Show(r.Change), r.Unit, texts["version_" + r.State], Show(r.ReceivedAt), OriginOf(r.File, r.Sheet, r.Cell, r.Explanation),
        ]);

    public static QueryAnswer Of(IReadOnlyList<RevisionRow> rows) => Of(
        rows,
        RowWorkbook.Of,
        "column_first|column_latest|column_unit|column_revision|column_versions|column_mean_revision",
        (r, _) =>
        [
            Show(r.First), Show(r.Latest), r.Unit, Show(r.Revision), Show(r.Versions), ShowComputed(r.MeanAbsoluteRevision),
        ]);

    // Of a quotient more digits say nothing to a reader; programs get them all.
    private const int ComputedDecimals = 4;

    private static QueryAnswer Of<TRow>(
        IReadOnlyList<TRow> rows,
        Func<IReadOnlyList<TRow>, CultureInfo, byte[]?> workbook,
        string columns,
        Func<TRow, CommandTexts, ImmutableArray<string>> said,
        Action<IReadOnlyList<TRow>, TextWriter>? sdmx = null)
        where TRow : SeriesRow => new()
    {
        Count = rows.Count,
        Csv = writer => RowCsv.Write(rows, writer),
        Json = writer => WriteJson(rows, writer),
        Table = texts => ListingOf(rows, texts, columns, said),
        Workbook = culture => workbook(rows, culture),
        Sdmx = sdmx is null ? null : writer => sdmx(rows, writer),
    };

    private static void WriteJson<TRow>(IReadOnlyList<TRow> rows, TextWriter writer)
    {
        foreach (var row in rows)
            writer.WriteLine(JsonLines.Serialize(row));
    }

    private static Listing ListingOf<TRow>(IReadOnlyList<TRow> rows, CommandTexts texts, string columns, Func<TRow, CommandTexts, ImmutableArray<string>> said)
        where TRow : SeriesRow
    {
        var listing = new Listing(
            [.. "column_indicator|column_area|column_item|column_period|column_accumulation|column_measure".Split('|').Concat(columns.Split('|')).Select(c => texts[c])]);
        foreach (var row in rows)
            listing.Add([row.IndicatorName ?? row.Indicator, row.AreaName ?? row.Area, row.ItemName ?? "", row.Period, row.Accumulation, row.Measure, .. said(row, texts)]);
        return listing;
    }

    private static string OriginOf(string? file, string? sheet, string? cell, string? explanation) =>
        $"{file} {sheet}!{cell}" + (explanation is null ? "" : $": {explanation}");

    private static string Show(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string ShowComputed(decimal? number) => number is { } value ? Show(decimal.Round(value, ComputedDecimals)) : "";

    private static string Show(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}

using System.Globalization;
using CsvHelper;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>Rows as CSV: the columns bear the names of the JSON, and no text is taken for a formula by a spreadsheet (docs/decisions/062).</summary>
internal static class RowCsv
{
    public static void Write<TRow>(IEnumerable<TRow> rows, TextWriter writer)
        where TRow : SeriesRow =>
        Write(JsonLines.NamesOf<TRow>(), rows.Select(r => r.Cells()), writer);

    /// <param name="records">What stands under the names, for each row.</param>
    public static void Write(string[] names, IEnumerable<object?[]> records, TextWriter writer)
    {
        var options = new CsvWriterOptions { NewLine = "\n", FormatProvider = CultureInfo.InvariantCulture };
        using var csv = CsvWriter.Create(writer, options, leaveOpen: true);
        csv.WriteRecord(names);
        foreach (var record in records)
            csv.WriteRecord([.. record.Select(TextOf)]);
    }

    private static string TextOf(object? cell) => cell switch
    {
        null => "",
        string text => SpreadsheetText.Plain(text),
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "There is no such cell."),
    };
}

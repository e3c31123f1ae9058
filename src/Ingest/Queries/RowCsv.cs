using System.Globalization;
using CsvHelper;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>Rows as CSV: the columns bear the names of the JSON, and no text is taken for a formula by a spreadsheet (docs/decisions/062).</summary>
internal static class RowCsv
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n", FormatProvider = CultureInfo.InvariantCulture };

    public static void Write<TRow>(IEnumerable<TRow> rows, TextWriter writer)
        where TRow : IRow =>
        Write(JsonLines.NamesOf<TRow>(), rows.Select(r => r.Cells()), writer);

    /// <param name="records">What stands under the names, for each row.</param>
    public static void Write(string[] names, IEnumerable<object?[]> records, TextWriter writer)
    {
        using var csv = CsvWriter.Create(writer, Options, leaveOpen: true);
        csv.WriteRecord(names);
        foreach (var record in records)
            Write(csv, record);
    }

    /// <summary>Writes the names, and gives what writes one row after the other; each has arrived at the writer when it is written.</summary>
    public static Action<object?[]> Begin(string[] names, TextWriter writer)
    {
        var csv = CsvWriter.Create(writer, Options, leaveOpen: true);
        csv.WriteRecord(names);
        csv.Flush();
        return record =>
        {
            Write(csv, record);
            csv.Flush();
        };
    }

    private static void Write(CsvWriter csv, object?[] record) => csv.WriteRecord([.. record.Select(TextOf)]);

    private static string TextOf(object? cell) => cell switch
    {
        null => "",
        string text => SpreadsheetText.Plain(text),
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "There is no such cell."),
    };
}

using System.Globalization;
using System.Text;
using CsvHelper;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The forms in which a query's rows are written.</summary>
internal static class QueryFormats
{
    public const string Table = "table";
    public const string Csv = "csv";
    public const string Json = "json";

    public static IReadOnlyList<string> All { get; } = [Table, Csv, Json];

    /// <summary>The form that a file's name asks for; a table when it does not say.</summary>
    public static string Of(string? file) => Path.GetExtension(file)?.ToLowerInvariant() switch
    {
        ".csv" => Csv,
        ".json" or ".jsonl" => Json,
        _ => Table,
    };

    public static void Write(Session session, IReadOnlyList<QueryRow> rows, string format, TextWriter writer)
    {
        switch (format)
        {
            case Csv:
                WriteCsv(rows, writer);
                break;
            case Json:
                foreach (var row in rows)
                    writer.WriteLine(JsonLines.Serialize(row));
                break;
            default:
                TableOf(session.Texts, rows).WriteTo(writer, session.IsTerminal && ReferenceEquals(writer, session.Output));
                break;
        }
    }

    /// <summary>Writes a file that appears when it is complete.</summary>
    public static async Task WriteFileAsync(Session session, IReadOnlyList<QueryRow> rows, string format, string path)
    {
        var unfinished = path + ".unfinished";
        // Excel takes a CSV without a byte order mark for GBK.
        await using (var writer = new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: format == Csv)))
            Write(session, rows, format, writer);
        File.Move(unfinished, path, overwrite: true);
    }

    // The columns bear the names of the JSON.
    private static void WriteCsv(IReadOnlyList<QueryRow> rows, TextWriter writer)
    {
        var options = new CsvWriterOptions { NewLine = "\n", FormatProvider = CultureInfo.InvariantCulture };
        using var csv = CsvWriter.Create(writer, options, leaveOpen: true);
        csv.WriteRecord(JsonLines.NamesOf<QueryRow>());
        foreach (var row in rows)
        {
            csv.WriteRecord(
            [
                row.Indicator, SpreadsheetText.Plain(row.IndicatorName), row.Area, SpreadsheetText.Plain(row.AreaName), SpreadsheetText.Plain(row.Item), SpreadsheetText.Plain(row.ItemName), row.Freq, row.Accumulation, row.Measure, row.Period,
                row.Value?.ToString(CultureInfo.InvariantCulture) ?? "", row.Unit, row.Status, row.Department ?? "", row.Submission?.ToString(CultureInfo.InvariantCulture) ?? "",
                SpreadsheetText.Plain(row.File), SpreadsheetText.Plain(row.Sheet), row.Cell ?? "", row.Rule ?? "", SpreadsheetText.Plain(row.Inputs is null ? null : string.Join("; ", row.Inputs)),
                SpreadsheetText.Plain(row.Explanation),
            ]);
        }
    }

    private static Listing TableOf(CommandTexts texts, IReadOnlyList<QueryRow> rows)
    {
        var listing = new Listing(
            texts["column_indicator"], texts["column_area"], texts["column_item"], texts["column_period"], texts["column_accumulation"], texts["column_measure"],
            texts["column_value"], texts["column_unit"], texts["column_status"], texts["column_origin"]);
        foreach (var row in rows)
        {
            listing.Add(
                row.IndicatorName ?? row.Indicator,
                row.AreaName ?? row.Area,
                row.ItemName ?? "",
                row.Period,
                row.Accumulation,
                row.Measure,
                row.Value?.ToString(CultureInfo.InvariantCulture) ?? "",
                row.Unit,
                row.Status == Codelists.ObsStatus[ObsStatus.Normal] ? "" : row.Status,
                row.Inputs is not null ? $"{row.Rule}: {string.Join("; ", row.Inputs)}"
                    : row.Explanation is null ? $"{row.File} {row.Sheet}!{row.Cell}"
                    : $"{row.File} {row.Sheet}!{row.Cell}: {row.Explanation}");
        }

        return listing;
    }
}

using System.Text;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The forms in which the answer to a query is written.</summary>
internal static class QueryFormats
{
    public const string Table = "table";
    public const string Csv = "csv";
    public const string Json = "json";
    public const string Workbook = "xlsx";
    public const string Sdmx = "sdmx-csv";

    public static IReadOnlyList<string> All { get; } = [Table, Csv, Json, Workbook, Sdmx];

    /// <summary>Those that every answer has.</summary>
    public static IReadOnlyList<string> Lines { get; } = [Table, Csv, Json];

    /// <summary>The form that a file's name asks for; a table when it does not say.</summary>
    public static string Of(string? file) => Path.GetExtension(file)?.ToLowerInvariant() switch
    {
        ".csv" => Csv,
        ".json" or ".jsonl" => Json,
        ".xlsx" => Workbook,
        _ => Table,
    };

    /// <exception cref="WrongUsageException">A workbook has no place among lines, or the answer has no such form.</exception>
    public static void Write(Session session, QueryAnswer answer, string format)
    {
        if (format == Workbook)
            throw new WrongUsageException(session.Texts["workbook_needs_file"]);
        Write(session, answer, format, session.Output);
    }

    /// <summary>Writes a file that appears when it is complete.</summary>
    /// <exception cref="WrongUsageException">The answer has no such form, or is more than a workbook can hold.</exception>
    public static async Task WriteFileAsync(Session session, QueryAnswer answer, string format, string path)
    {
        var unfinished = path + ".unfinished";
        try
        {
            if (format == Workbook)
            {
                await File.WriteAllBytesAsync(unfinished, answer.Workbook(session.Culture) ?? throw new WrongUsageException(session.Texts["workbook_is_too_small"]));
            }
            else
            {
                // Excel takes a CSV without a byte order mark for GBK.
                await using var writer = new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: format == Csv));
                Write(session, answer, format, writer);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static void Write(Session session, QueryAnswer answer, string format, TextWriter writer)
    {
        switch (format)
        {
            case Csv:
                answer.Csv(writer);
                break;
            case Json:
                answer.Json(writer);
                break;
            case Sdmx:
                (answer.Sdmx ?? throw new WrongUsageException(session.Texts["sdmx_of_figures"]))(writer);
                break;
            default:
                answer.Table(session.Texts).WriteTo(writer, session.IsTerminal && ReferenceEquals(writer, session.Output));
                break;
        }
    }
}

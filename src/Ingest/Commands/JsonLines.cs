using System.Text.Encodings.Web;
using System.Text.Json;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Results for programs: one object a line, names in snake_case, Chinese readable, decimals with all their digits, nulls written.</summary>
internal static class JsonLines
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // The lines go to a terminal or a program and never into a web page, which the stricter encoder is for.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = false,
    };

    /// <summary>A property's name as it is written.</summary>
    public static string NameOf(string property) => Options.PropertyNamingPolicy!.ConvertName(property);

    public static string Serialize<T>(T line) => JsonSerializer.Serialize(line, Options);
}

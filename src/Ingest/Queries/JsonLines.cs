using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>Results for programs: one object a line, names in snake_case, Chinese readable, decimals with all their digits, nulls written.</summary>
internal static class JsonLines
{
    /// <summary>The form, for whoever writes more than lines.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // The lines go to a terminal or a program and never into a web page, which the stricter encoder is for.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The names of a type's properties as they are written, in order.</summary>
    public static string[] NamesOf<T>() => [.. Options.GetTypeInfo(typeof(T)).Properties.Select(p => p.Name)];

    public static string Serialize<T>(T line) => JsonSerializer.Serialize(line, Options);
}

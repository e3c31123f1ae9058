using System.Text.Json;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>What an entry of the redo journal holds.</summary>
/// <param name="Schema">The last migration that its rows have seen.</param>
internal sealed record RedoEntry(string Schema, IReadOnlyList<RedoEntry.Part> Tables)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static RedoEntry Parse(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<RedoEntry>(line, Json)!;

    /// <summary>Rows of a table, each with a value for each of the columns: a text, a whole number, or null.</summary>
    internal sealed record Part(string Table, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<JsonElement>> Rows);
}

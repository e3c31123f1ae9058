using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>Rows of a table as they were given to the database, for the redo journal: reading them again would cost as much as writing them. Not thread-safe.</summary>
internal sealed class WrittenRows : IDisposable
{
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly Utf8JsonWriter _writer;

    public WrittenRows(IEnumerable<string> columns)
    {
        Columns = [.. columns];
        _writer = new Utf8JsonWriter(_json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        _writer.WriteStartArray();
    }

    public ImmutableArray<string> Columns { get; }

    /// <param name="row">A value for each column: a text, a whole number, or null.</param>
    public void Add(params ReadOnlySpan<object?> row)
    {
        _writer.WriteStartArray();
        foreach (var value in row)
        {
            switch (value)
            {
                case null:
                    _writer.WriteNullValue();
                    break;
                case string text:
                    _writer.WriteStringValue(text);
                    break;
                case int number:
                    _writer.WriteNumberValue(number);
                    break;
                case long number:
                    _writer.WriteNumberValue(number);
                    break;
                default:
                    throw new ArgumentException($"No column of the ledger holds a {value.GetType()}.", nameof(row));
            }
        }

        _writer.WriteEndArray();
    }

    /// <summary>All of them, as an array of arrays of JSON. None can be added any more.</summary>
    public ReadOnlySpan<byte> Close()
    {
        _writer.WriteEndArray();
        _writer.Flush();
        return _json.WrittenSpan;
    }

    public void Dispose() => _writer.Dispose();
}

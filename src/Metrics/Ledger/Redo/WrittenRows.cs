using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using IndicatorPipeline.Metrics.Ledger.Databases;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>Rows of a table as they were given to the database, for the redo journal: reading them again would cost as much as writing them. Not thread-safe.</summary>
internal sealed class WrittenRows : IDisposable
{
    private const int PieceBytes = 128 * 1024;

    // Pieces of whole rows, with commas between them.
    private readonly List<(byte[] Array, int Length)> _full = [];
    private readonly ArrayBufferWriter<byte> _piece = new();
    private readonly Utf8JsonWriter _writer;

    public WrittenRows(IEnumerable<string> columns)
    {
        Columns = [.. columns];
        _writer = new Utf8JsonWriter(_piece, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public ImmutableArray<string> Columns { get; }

    public void Add(ReadOnlySpan<LedgerValue> row)
    {
        _writer.WriteStartArray();
        foreach (var value in row)
        {
            if (value.IsNumber)
                _writer.WriteNumberValue(value.Number);
            else
                _writer.WriteStringValue(value.Text);
        }

        _writer.WriteEndArray();
        if (_writer.BytesCommitted + _writer.BytesPending < PieceBytes)
            return;
        _writer.Flush();
        var array = ArrayPool<byte>.Shared.Rent(_piece.WrittenCount);
        _piece.WrittenSpan.CopyTo(array);
        _full.Add((array, _piece.WrittenCount));
        _piece.ResetWrittenCount();
        _writer.Reset();
    }

    /// <summary>Writes all of them, as an array of arrays.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        _writer.Flush();
        writer.WriteStartArray();
        foreach (var (array, length) in _full)
            writer.WriteRawValue(array.AsSpan(0, length), skipInputValidation: true);
        if (_piece.WrittenCount > 0)
            writer.WriteRawValue(_piece.WrittenSpan, skipInputValidation: true);
        writer.WriteEndArray();
    }

    public void Dispose()
    {
        foreach (var (array, _) in _full)
            ArrayPool<byte>.Shared.Return(array);
        _full.Clear();
        _writer.Dispose();
    }
}

using System.Data.Common;
using System.Text.Json;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>Rows of a table on their way into the redo journal: the database writes each as JSON by itself. Not thread-safe.</summary>
internal sealed class RedoRows : IAsyncDisposable
{
    private readonly RedoTable _table;
    private readonly IReadOnlyList<string> _columns;
    private readonly DbDataReader _reader;

    private RedoRows(RedoTable table, IReadOnlyList<string> columns, DbDataReader reader) => (_table, _columns, _reader) = (table, columns, reader);

    /// <summary>Whether the last writing left some.</summary>
    public bool HasMore { get; private set; }

    public static async Task<RedoRows> OpenAsync(
        LedgerTransaction transaction, RedoTable table, IReadOnlyList<string> columns, string where, CancellationToken cancellationToken)
    {
        var reader = await transaction.ReadAsync(
            $"select {transaction.Words.Array}({string.Join(", ", columns)}) from {table.Name} {where} order by {string.Join(", ", table.Key)}", null, cancellationToken);
        var rows = new RedoRows(table, columns, reader);
        rows.HasMore = await reader.ReadAsync(cancellationToken);
        return rows;
    }

    /// <summary>Writes rows that were given to the database as an object: the table, its columns, the rows.</summary>
    public static void Write(Utf8JsonWriter writer, RedoTable table, WrittenRows written)
    {
        Begin(writer, table, written.Columns);
        written.WriteTo(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the next ones as an object: the table, its columns, the rows.</summary>
    public async Task WriteAsync(Utf8JsonWriter writer, int limit, CancellationToken cancellationToken)
    {
        Begin(writer, _table, _columns);
        writer.WriteStartArray();
        for (var i = 0; i < limit && HasMore; i++)
        {
            writer.WriteRawValue(_reader.GetString(0), skipInputValidation: true);
            HasMore = await _reader.ReadAsync(cancellationToken);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // Up to the rows.
    private static void Begin(Utf8JsonWriter writer, RedoTable table, IReadOnlyList<string> columns)
    {
        writer.WriteStartObject();
        writer.WriteString("table", table.Name);
        writer.WriteStartArray("columns");
        foreach (var column in columns)
            writer.WriteStringValue(column);
        writer.WriteEndArray();
        writer.WritePropertyName("rows");
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}

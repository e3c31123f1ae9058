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

    /// <summary>Writes the next ones as an object: the table, its columns, the rows.</summary>
    public async Task WriteAsync(Utf8JsonWriter writer, int limit, CancellationToken cancellationToken)
    {
        writer.WriteStartObject();
        writer.WriteString("table", _table.Name);
        writer.WriteStartArray("columns");
        foreach (var column in _columns)
            writer.WriteStringValue(column);
        writer.WriteEndArray();
        writer.WriteStartArray("rows");
        for (var i = 0; i < limit && HasMore; i++)
        {
            writer.WriteRawValue(_reader.GetString(0), skipInputValidation: true);
            HasMore = await _reader.ReadAsync(cancellationToken);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}

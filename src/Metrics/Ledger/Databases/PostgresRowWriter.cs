using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>Some thousand rows a journey, each column as one array.</summary>
internal sealed class PostgresRowWriter : IRowWriter
{
    // Enough that a journey's own cost is little, and that what is on its way is small.
    private const int RowsAtOnce = 5_000;

    private readonly ImmutableArray<bool> _areNumbers;
    private readonly NpgsqlCommand _insert;

    /// <param name="areNumbers">Of each column, whether it holds whole numbers; else it holds texts.</param>
    public PostgresRowWriter(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, ImmutableArray<bool> areNumbers, string then)
    {
        _areNumbers = areNumbers;
        var arrays = string.Join(", ", columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")));
        _insert = new NpgsqlCommand($"insert into {table} ({string.Join(", ", columns)}) select * from unnest({arrays}) {then}", (NpgsqlConnection)connection, (NpgsqlTransaction?)transaction);
        foreach (var isNumber in areNumbers)
            _insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | (isNumber ? NpgsqlDbType.Bigint : NpgsqlDbType.Text) });
    }

    public async Task<int> WriteAsync(IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var chunk in rows.Chunk(RowsAtOnce))
        {
            for (var i = 0; i < _areNumbers.Length; i++)
                _insert.Parameters[i].Value = _areNumbers[i] ? NumbersOf(chunk, i) : Array.ConvertAll(chunk, r => (string?)r[i]);
            await _insert.ExecuteNonQueryAsync(cancellationToken);
            count += chunk.Length;
        }

        return count;
    }

    public ValueTask DisposeAsync() => _insert.DisposeAsync();

    private static long?[] NumbersOf(object?[][] rows, int column) =>
        Array.ConvertAll(rows, r => r[column] is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : (long?)null);
}

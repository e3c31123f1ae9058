using System.Data.Common;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>Row by row, by one prepared statement: a call into a library costs less than anything that would save it.</summary>
internal sealed class SqliteRowWriter(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, string then) : IRowWriter
{
    private readonly PreparedCommand _insert = new(
        connection, transaction, $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(c => "@" + c))}) {then}", [.. columns]);

    public async Task<int> WriteAsync(IEnumerable<object?[]> rows, Action<DbDataReader>? returned, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var row in rows)
        {
            count++;
            if (returned is null)
            {
                await _insert.ExecuteAsync(cancellationToken, row);
                continue;
            }

            await using var reader = await _insert.ReadAsync(cancellationToken, row);
            while (await reader.ReadAsync(cancellationToken))
                returned(reader);
        }

        return count;
    }

    public ValueTask DisposeAsync() => _insert.DisposeAsync();
}

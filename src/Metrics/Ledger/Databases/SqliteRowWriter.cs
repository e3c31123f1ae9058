using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>
/// Row by row, by one statement of the library itself: ADO.NET looks a parameter up by its name and makes a reader for each row, which together take longer than
/// writing it. The transaction is the connection's.
/// </summary>
internal sealed class SqliteRowWriter : IRowWriter
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _insert;
    // What the statement holds from the row before: of many columns it is the same in the next. It begins with nulls.
    private readonly LedgerValue[] _bound;
    private byte[] _text = new byte[256];

    public SqliteRowWriter(SqliteConnection connection, string table, IReadOnlyList<string> columns, string then)
    {
        _database = connection.Handle!;
        var sql = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(_ => "?"))}) {then}";
        Require(raw.sqlite3_prepare_v2(_database, sql, out _insert));
        _bound = new LedgerValue[columns.Count];
    }

    public Task<int> WriteAsync(IEnumerable<LedgerValue[]> rows, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] == _bound[i])
                    continue;
                Require(Bind(i + 1, row[i]));
                _bound[i] = row[i];
            }

            try
            {
                Require(raw.sqlite3_step(_insert));
            }
            finally
            {
                raw.sqlite3_reset(_insert);
            }

            count++;
        }

        return Task.FromResult(count);
    }

    public ValueTask DisposeAsync()
    {
        _insert.Dispose();
        return ValueTask.CompletedTask;
    }

    private int Bind(int index, LedgerValue value) => value switch
    {
        { IsNull: true } => raw.sqlite3_bind_null(_insert, index),
        { IsNumber: true } => raw.sqlite3_bind_int64(_insert, index, value.Number),
        // No bytes at all would be taken for null.
        { Text: "" } => raw.sqlite3_bind_text(_insert, index, ""),
        _ => raw.sqlite3_bind_text(_insert, index, BytesOf(value.Text!)),
    };

    // The library copies them.
    private ReadOnlySpan<byte> BytesOf(string text)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) is var most && most > _text.Length)
            _text = new byte[most];
        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }

    private void Require(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}

using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>Some thousand rows a journey, each column as one array. While the server takes in some, the next are made ready.</summary>
internal sealed class PostgresRowWriter : IRowWriter
{
    // Enough that a journey's own cost is little, and that what is on its way is small.
    private const int RowsAtOnce = 5_000;

    // One is on its way, one is being filled.
    private readonly Journey[] _journeys;

    /// <param name="areNumbers">Of each column, whether it holds whole numbers; else it holds texts.</param>
    public PostgresRowWriter(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, ImmutableArray<bool> areNumbers, string then)
    {
        var arrays = string.Join(", ", columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")));
        var sql = $"insert into {table} ({string.Join(", ", columns)}) select * from unnest({arrays}) {then}";
        _journeys = [.. Enumerable.Range(0, 2).Select(_ => new Journey(new NpgsqlCommand(sql, (NpgsqlConnection)connection, (NpgsqlTransaction?)transaction), areNumbers))];
    }

    public async Task<int> WriteAsync(IEnumerable<LedgerValue[]> rows, CancellationToken cancellationToken)
    {
        var (count, turn) = (0, 0);
        var underway = Task.CompletedTask;
        try
        {
            foreach (var row in rows)
            {
                _journeys[turn].Add(row);
                count++;
                if (_journeys[turn].Count == RowsAtOnce)
                    await GoAsync();
            }

            if (_journeys[turn].Count > 0)
                await GoAsync();
        }
        finally
        {
            // Also where making rows ready failed: nothing else may use the connection before.
            await underway;
        }

        return count;

        async Task GoAsync()
        {
            await underway;
            underway = _journeys[turn].GoAsync(cancellationToken);
            turn = 1 - turn;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var journey in _journeys)
            await journey.DisposeAsync();
    }

    private sealed class Journey(NpgsqlCommand insert, ImmutableArray<bool> areNumbers) : IAsyncDisposable
    {
        private readonly List<long?>?[] _numbers = [.. areNumbers.Select(n => n ? new List<long?>() : null)];
        private readonly List<string?>?[] _texts = [.. areNumbers.Select(n => n ? null : new List<string?>())];

        public int Count { get; private set; }

        public void Add(LedgerValue[] row)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (_numbers[i] is { } numbers)
                    numbers.Add(row[i].IsNull ? null : row[i].Number);
                else
                    _texts[i]!.Add(row[i].Text);
            }

            Count++;
        }

        public async Task GoAsync(CancellationToken cancellationToken)
        {
            if (insert.Parameters.Count == 0)
            {
                for (var i = 0; i < areNumbers.Length; i++)
                    insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | (areNumbers[i] ? NpgsqlDbType.Bigint : NpgsqlDbType.Text), Value = (object?)_numbers[i] ?? _texts[i] });
            }

            await insert.ExecuteNonQueryAsync(cancellationToken);
            for (var i = 0; i < areNumbers.Length; i++)
            {
                _numbers[i]?.Clear();
                _texts[i]?.Clear();
            }

            Count = 0;
        }

        public ValueTask DisposeAsync() => insert.DisposeAsync();
    }
}

using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Ledger.Redo;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Rows that stand in the change feed, by what tells them apart.</summary>
/// <param name="known">The numbers of those that are there already.</param>
/// <param name="highest">The highest number of all rows of their table.</param>
internal sealed class FeedRows<TRow>(IReadOnlyDictionary<TRow, long> known, long highest)
    where TRow : notnull
{
    /// <summary>Writes what stands in a row's columns behind its numbers.</summary>
    public delegate void Fill(TRow row, Span<LedgerValue> columns);

    /// <summary>Looks which of some rows there are already.</summary>
    /// <param name="sql">Gives the highest number with no period, then number, period and the rest of what was asked for and is there.</param>
    public static async Task<FeedRows<TRow>> FindAsync(
        LedgerTransaction transaction, string sql, IEnumerable<object[]> asked, Func<DbDataReader, TimePeriod, TRow> rowOf, CancellationToken cancellationToken)
    {
        var found = new Dictionary<TRow, long>();
        await using var reader = await transaction.ReadAsync(sql, new { asked = JsonSerializer.Serialize(asked) }, cancellationToken);
        var highest = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetString(1) is { Length: > 0 } period)
                found.Add(rowOf(reader, TimePeriod.Parse(period).Value), reader.GetInt64(0));
            else
                highest = reader.GetInt64(0);
        }

        return new FeedRows<TRow>(found, highest);
    }

    /// <summary>Puts rows at the end of the feed, those that are not there as new ones.</summary>
    /// <returns>Their numbers, in their order.</returns>
    public async Task<long[]> PutAsync(
        LedgerTransaction transaction, RedoTable table, ImmutableArray<string> columns, List<TRow> rows, Fill fill, ChangeBook changes, CancellationToken cancellationToken)
    {
        // Those that are not there are numbered here: the database would have to be asked for its numbers again, and to look first whether each row is there, at twice the
        // cost. Nobody else gives numbers before the commit.
        var first = await changes.TakeAsync(rows.Count, cancellationToken);
        var next = highest;
        var ids = new long[rows.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = known.TryGetValue(rows[i], out var id) ? id : ++next;
        ImmutableArray<string> all = ["id", "sequence", .. columns];
        await transaction.AddRowsAsync(table, all, "", Rows(ofKnown: false), cancellationToken);
        if (known.Count > 0)
            await transaction.AddRowsAsync(table, all, "on conflict (id) do update set sequence = excluded.sequence", Rows(ofKnown: true), cancellationToken);
        return ids;

        IEnumerable<LedgerValue[]> Rows(bool ofKnown)
        {
            var row = new LedgerValue[all.Length];
            for (var i = 0; i < ids.Length; i++)
            {
                if (known.ContainsKey(rows[i]) != ofKnown)
                    continue;
                (row[0], row[1]) = (ids[i], first + i);
                fill(rows[i], row.AsSpan(2));
                yield return row;
            }
        }
    }
}

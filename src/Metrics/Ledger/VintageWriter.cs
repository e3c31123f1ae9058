using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Ledger.Redo;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// Adds what submissions say. The points of figures and the items' rows of texts stand once, whoever speaks of them, and go to the end of the change feed whenever somebody
/// does; rows are only ever added.
/// </summary>
/// <param name="groups">The numbers of groups of series as far as they are known.</param>
internal sealed class VintageWriter(ILedgerAccess access, SeriesGroupIds groups, ChangeBook changes)
{
    /// <summary>Adds what a submission says of figures.</summary>
    public Task<int> AddAsync(long submission, ImmutableArray<Observation> observations, CancellationToken cancellationToken) =>
        access.WriteAsync(
            async transaction =>
            {
                if (observations.IsEmpty)
                    return 0;
                var (spoken, groupOf) = DistinctOf(observations.Select(o => o.Key.Group));
                var (groupIds, newest) = await PutGroupsAsync(transaction, spoken, cancellationToken);
                var (points, pointOf) = DistinctOf(observations.Select((o, i) => (Group: groupIds[groupOf[i]], o.Period)));
                var there = await FindPointsAsync(transaction, points.Where(p => p.Group <= newest), cancellationToken);
                var texts = new Dictionary<TimePeriod, PeriodTexts>();
                var pointIds = await there.PutAsync(
                    transaction,
                    RedoTable.Point,
                    ["group_id", "period", "period_start", "period_end"],
                    points,
                    (point, row) =>
                    {
                        row[0] = point.Group;
                        PeriodTexts.Of(texts, point.Period).Write(row[1..]);
                    },
                    changes,
                    cancellationToken);
                return await transaction.AddRowsAsync(
                    RedoTable.Observation,
                    ["submission_id", "ordinal", "point_id", "measure", "value", "unit", "status", "basis", "missing", "sheet", "cell"],
                    "",
                    RowsOf(submission, observations, pointOf.Select(p => pointIds[p])),
                    cancellationToken);
            },
            cancellationToken);

    /// <summary>Adds what a submission says in texts.</summary>
    public Task<int> AddAsync(long submission, ImmutableArray<ItemText> texts, CancellationToken cancellationToken) =>
        access.WriteAsync(
            async transaction =>
            {
                if (texts.IsEmpty)
                    return 0;
                var (rows, rowOf) = DistinctOf(texts.Select(t => new ItemRow(t.Kind, t.Item, t.Area, t.Period)));
                var there = await FindRowsAsync(transaction, rows, cancellationToken);
                var periods = new Dictionary<TimePeriod, PeriodTexts>();
                var rowIds = await there.PutAsync(
                    transaction,
                    RedoTable.Row,
                    ["kind", "item", "area", "period", "period_start", "period_end"],
                    rows,
                    (item, row) =>
                    {
                        (row[0], row[1], row[2]) = (item.Kind, item.Item, item.Area);
                        PeriodTexts.Of(periods, item.Period).Write(row[3..]);
                    },
                    changes,
                    cancellationToken);
                return await transaction.AddRowsAsync(
                    RedoTable.Text,
                    ["submission_id", "ordinal", "row_id", "name", "item_name", "value", "sheet", "cell"],
                    "",
                    texts.Select((t, i) => new LedgerValue[] { submission, i, rowIds[rowOf[i]], t.Name, t.ItemName, t.Value, t.Origin.Sheet, t.Origin.Cell }),
                    cancellationToken);
            },
            cancellationToken);

    // One array for all: a row has been read when the next is asked for.
    private static IEnumerable<LedgerValue[]> RowsOf(long submission, ImmutableArray<Observation> observations, IEnumerable<long> points)
    {
        var row = new LedgerValue[11];
        row[0] = submission;
        foreach (var (i, point) in points.Index())
        {
            var observation = observations[i];
            row[1] = i;
            row[2] = point;
            row[3] = Codelists.Measure[observation.Key.Measure];
            row[4] = observation.Value is { } value ? LedgerText.Of(value) : null;
            row[5] = observation.Unit;
            row[6] = Codelists.ObsStatus[observation.Status];
            row[7] = Codelists.Basis[observation.Basis];
            row[8] = observation.Missing is { } missing ? Codelists.MissingReason[missing] : null;
            row[9] = observation.Origin.Sheet;
            row[10] = observation.Origin.Cell;
            yield return row;
        }
    }

    // The numbers of groups, and the highest that was there before: of one behind it there is nothing yet.
    private async Task<(long[] Ids, long Newest)> PutGroupsAsync(
        LedgerTransaction transaction, List<SeriesGroup> asked, CancellationToken cancellationToken)
    {
        var unknown = asked.Where(g => groups.Find(g) is null).ToDictionary(ColumnsOf);
        var newest = long.MaxValue;
        if (unknown.Count > 0)
        {
            newest = await transaction.ScalarAsync<long>("select coalesce(max(id), 0) from series_group", null, cancellationToken);
            List<string[]> rows = [.. unknown.Keys.Select(c => new[] { c.Indicator, c.Area, c.Item, c.Freq, c.Accumulation })];
            await transaction.PutRowsAsync(
                RedoTable.Group.Name,
                ["indicator", "area", "item", "freq", "accumulation"],
                "on conflict (indicator, area, item, freq, accumulation) do nothing",
                rows.Select(r => Array.ConvertAll(r, c => (LedgerValue)c)),
                cancellationToken);
            await using var reader = await transaction.ReadAsync(
                $"""
                select g.id, g.indicator, g.area, g.item, g.freq, g.accumulation
                from {transaction.Words.LinesOf("@rows")} a
                {transaction.Words.ThenJoin} series_group g on g.indicator = a.value ->> 0 and g.area = a.value ->> 1 and g.item = a.value ->> 2
                  and g.freq = a.value ->> 3 and g.accumulation = a.value ->> 4
                """,
                new { rows = JsonSerializer.Serialize(rows) },
                cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var group = unknown[(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5))];
                groups.Add(group, reader.GetInt64(0));
                transaction.Touched.Groups.Add(reader.GetInt64(0));
            }
        }

        return ([.. asked.Select(g => groups.Find(g)!.Value)], newest);

        static (string Indicator, string Area, string Item, string Freq, string Accumulation) ColumnsOf(SeriesGroup group) =>
            (group.Indicator, group.Area, group.Item ?? "", Codelists.Freq[group.Freq], Codelists.Accumulation[group.Accumulation]);
    }

    // Which of the points there are already, and the highest number of all points. Each group is asked for the stretch of periods that is spoken of.
    private static Task<FeedRows<(long Group, TimePeriod Period)>> FindPointsAsync(
        LedgerTransaction transaction, IEnumerable<(long Group, TimePeriod Period)> points, CancellationToken cancellationToken) => FeedRows<(long Group, TimePeriod Period)>.FindAsync(
            transaction,
            $"""
            select coalesce(max(id), 0), '', 0 from data_point
            union all
            select p.id, p.period, p.group_id
            from {transaction.Words.LinesOf("@asked")} a
            {transaction.Words.ThenJoin} data_point p on p.group_id = cast(a.value ->> 0 as bigint) and p.period >= a.value ->> 1 and p.period <= a.value ->> 2
            """,
            points.GroupBy(p => p.Group, p => p.Period).Select(g => new object[] { g.Key, g.Min().ToString(), g.Max().ToString() }),
            (reader, period) => (reader.GetInt64(2), period),
            cancellationToken);

    // Which of the items' rows there are already, and the highest number of all of them.
    private static Task<FeedRows<ItemRow>> FindRowsAsync(
        LedgerTransaction transaction, List<ItemRow> rows, CancellationToken cancellationToken) => FeedRows<ItemRow>.FindAsync(
            transaction,
            $"""
            select coalesce(max(id), 0), '', '', '', '' from item_row
            union all
            select r.id, r.period, r.kind, r.item, r.area
            from {transaction.Words.LinesOf("@asked")} a
            {transaction.Words.ThenJoin} item_row r on r.kind = a.value ->> 0 and r.item = a.value ->> 1 and r.area = a.value ->> 2 and r.period = a.value ->> 3
            """,
            rows.Select(r => new object[] { r.Kind, r.Item, r.Area, r.Period.ToString() }),
            (reader, period) => new ItemRow(reader.GetString(2), reader.GetString(3), reader.GetString(4), period),
            cancellationToken);

    // What stands there, each once, and of each element its place among them.
    private static (List<T> Distinct, List<int> PlaceOf) DistinctOf<T>(IEnumerable<T> elements)
        where T : notnull
    {
        var places = new Dictionary<T, int>();
        var distinct = new List<T>();
        var placeOf = new List<int>();
        foreach (var element in elements)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, element, out var isKnown);
            if (!isKnown)
            {
                place = distinct.Count;
                distinct.Add(element);
            }

            placeOf.Add(place);
        }

        return (distinct, placeOf);
    }
}

using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Ledger.Redo;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// The book of figures and texts: every word on each of them, and which one is in force. Every reading takes all vintages of what it asks for
/// and lets <see cref="Precedence"/> and <see cref="Submission.Counts"/> choose: there are little more vintages than observations, the rule
/// stands in one place, and what was in force at an earlier moment is the same reading with fewer vintages. Rows are only ever added.
/// </summary>
public sealed class VintageBook
{
    private const string SelectVintages = $"select {VintageReader.Columns} from {VintageReader.Tables}";
    private const string SelectTexts = $"select {ItemTextReader.Columns} from {ItemTextReader.Tables}";

    private readonly ILedgerAccess _access;

    internal VintageBook(ILedgerAccess access) => _access = access;

    /// <summary>Observations in force, ordered by series (indicator, area, item, frequency, accumulation, measure) and period.</summary>
    public async IAsyncEnumerable<Vintage> InForceAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await foreach (var vintages in ByObservationAsync(query, cancellationToken))
        {
            if (vintages.Where(v => v.Submission.Counts(query.AsOf)).Max(Precedence.OfObservations) is { } best)
                yield return best;
        }
    }

    /// <summary>Observations with every version of each, in the same order.</summary>
    public async IAsyncEnumerable<FigureHistory> HistoriesAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await foreach (var vintages in ByObservationAsync(query, cancellationToken))
        {
            if (FigureHistory.Of(vintages, query.AsOf) is { } history)
                yield return history;
        }
    }

    /// <summary>
    /// What stands of some groups of series, whatever their measure, each within a stretch of periods: the observations in force, and what will be once it is
    /// released.
    /// </summary>
    public async Task<IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage>> StandingWithinAsync(
        IEnumerable<(SeriesGroup Group, TimePeriod From, TimePeriod To)> stretches, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        var asked = stretches.Select(s => new[]
        {
            s.Group.Indicator, s.Group.Area, s.Group.Item ?? "", Codelists.Freq[s.Group.Freq], Codelists.Accumulation[s.Group.Accumulation], s.From.ToString(), s.To.ToString(),
        }).ToList();
        var best = new Dictionary<(SeriesKey, TimePeriod), Vintage>();
        if (asked.Count == 0)
            return best;
        // One statement for all: a report asks of hundreds. Of one group all periods have one frequency, so that their texts sort as they do.
        static string Sql(SqlWords words) =>
            $"""
            select {VintageReader.Columns}
            from {words.LinesOf("@Asked")} a
            {words.ThenJoin} series_group g on g.indicator = a.value ->> 0 and g.area = a.value ->> 1 and g.item = a.value ->> 2
              and g.freq = a.value ->> 3 and g.accumulation = a.value ->> 4
            {words.ThenJoin} data_point p on p.group_id = g.id and p.period >= a.value ->> 5 and p.period <= a.value ->> 6
            {words.ThenJoin} observation o on o.point_id = p.id
            join submission s on s.id = o.submission_id
            """;
        await foreach (var (_, vintage) in ReadAsync(Sql, new { Asked = JsonSerializer.Serialize(asked) }, cancellationToken))
        {
            if (vintage.Submission.Stands())
                Keep(best, (vintage.Observation.Key, vintage.Observation.Period), vintage, Precedence.OfObservations);
        }

        return best;
    }

    /// <summary>What stands of some indicators at a period, whatever the area, the item and the measure.</summary>
    public async Task<IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage>> StandingAtAsync(
        IReadOnlyCollection<(string Indicator, Freq Freq, Accumulation Accumulation, TimePeriod Period)> columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var best = new Dictionary<(SeriesKey, TimePeriod), Vintage>();
        var asked = columns.ToHashSet();
        if (asked.Count == 0)
            return best;
        var where = new WhereClause();
        where.AddOneOf("g.indicator", "Indicators", [.. asked.Select(c => c.Indicator).Distinct()]);
        where.AddOneOf("p.period", "Periods", [.. asked.Select(c => c.Period.ToString()).Distinct()]);
        await foreach (var (point, vintage) in ReadAsync(words => $"{SelectFromGroups(words)} {where}", where.Parameters, cancellationToken))
        {
            if (vintage.Submission.Stands() && asked.Contains((point.Group.Indicator, point.Group.Freq, point.Group.Accumulation, point.Period)))
                Keep(best, (vintage.Observation.Key, vintage.Observation.Period), vintage, Precedence.OfObservations);
        }

        return best;
    }

    /// <summary>The items in some registers of which anything stands.</summary>
    public async Task<ILookup<ItemRegister, string>> StandingItemsAsync(IReadOnlyCollection<ItemRegister> registers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registers);
        var items = new HashSet<(ItemRegister Register, string Item)>();
        if (registers.Count > 0)
        {
            await using var connection = await _access.ConnectAsync(cancellationToken);
            await AddAsync("g.indicator", "g.item", VintageReader.TablesFromGroups(connection.Words), [.. registers.Select(r => r.Indicator).OfType<string>()], ItemRegister.OfFigures, connection);
            await AddAsync("r.kind", "r.item", ItemTextReader.Tables, [.. registers.Select(r => r.Kind).OfType<string>()], ItemRegister.OfTexts, connection);
        }

        return items.ToLookup(i => i.Register, i => i.Item);

        async Task AddAsync(string register, string item, string tables, IReadOnlyCollection<string> asked, Func<string, ItemRegister> of, LedgerConnection connection)
        {
            if (asked.Count == 0)
                return;
            var where = new WhereClause();
            where.AddOneOf(register, "Registers", asked);
            where.Add($"{item} <> ''");
            await using var reader = await connection.ReadAsync(
                $"select distinct {register}, {item}, {SubmissionReader.Columns} from {tables} {where}", where.Parameters, cancellationToken);
            var submissions = new SubmissionReader(reader, 2);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (submissions.Read().Stands())
                    items.Add((of(reader.GetString(0)), reader.GetString(1)));
            }
        }
    }

    /// <summary>The submissions that stand and speak of an item, in figures or texts, by their numbers.</summary>
    public async Task<IReadOnlyList<Submission>> SubmissionsOfItemAsync(string item, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        await using var reader = await connection.ReadAsync(
            $"""
            select {SubmissionReader.Columns} from submission s where s.id in (
                select o.submission_id from series_group g join data_point p on p.group_id = g.id join observation o on o.point_id = p.id where g.item = @item
                union
                select t.submission_id from item_row r join item_text t on t.row_id = r.id where r.item = @item)
            order by s.id
            """,
            new { item },
            cancellationToken);
        var submissions = new SubmissionReader(reader, 0);
        var result = new List<Submission>();
        while (await reader.ReadAsync(cancellationToken))
            result.Add(submissions.Read());
        return [.. result.Where(s => s.Stands())];
    }

    /// <summary>What is in force, all measures of a point together, ordered by group and period. Points of which nothing is in force are left out.</summary>
    public IAsyncEnumerable<PointInForce> PointsAsync(ObservationQuery query, CancellationToken cancellationToken) =>
        AllPointsAsync(query, cancellationToken).Where(p => !p.Measures.IsEmpty);

    /// <summary>The texts in force of items' rows, ordered by kind, item, area and period. Rows of which nothing is in force are left out.</summary>
    public IAsyncEnumerable<ItemRowInForce> ItemRowsAsync(ItemRowQuery query, CancellationToken cancellationToken) =>
        AllItemRowsAsync(query, cancellationToken).Where(r => !r.Texts.IsEmpty);

    /// <summary>The figures of a submission that stands in whose place another one's are, or will be, in force.</summary>
    public async Task<IReadOnlyList<Overruled>> OverruledAsync(Submission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var given = new Dictionary<(SeriesKey, TimePeriod), Vintage>();
        var best = new Dictionary<(SeriesKey, TimePeriod), Vintage>();
        await foreach (var (_, vintage) in ReadAsync(
            $"{SelectVintages} where p.id in (select point_id from observation where submission_id = @Id)", new { submission.Id }, cancellationToken))
        {
            var key = (vintage.Observation.Key, vintage.Observation.Period);
            if (vintage.Submission.Id == submission.Id)
                Keep(given, key, vintage, Precedence.OfObservations);
            if (vintage.Submission.Stands())
                Keep(best, key, vintage, Precedence.OfObservations);
        }

        return
        [
            // Withdrawn meanwhile, it has nobody in its place.
            .. given.Where(g => best.TryGetValue(g.Key, out var inForce) && inForce.Submission.Id != submission.Id)
                .Select(g => new Overruled(g.Value, best[g.Key]))
                .OrderBy(o => o.Given.Ordinal),
        ];
    }

    /// <summary>Whether something else would be in force if a submission that counts were sent once more, now.</summary>
    public async Task<bool> WouldChangeAsync(Submission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var now = submission with { Order = long.MaxValue };
        return (await OverruledAsync(submission, cancellationToken)).Any(o =>
                SaysOf(o.Given.Observation) != SaysOf(o.InForce.Observation)
                && Precedence.OfObservations.Compare(o.Given with { Submission = now }, o.InForce) > 0)
            || await AnyTextWouldChangeAsync(submission, now, cancellationToken);
    }

    /// <summary>The figures of a submission in reading order, each with what was known of it when that came.</summary>
    public async Task<IReadOnlyList<GivenFigure>> GivenAsync(Submission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var given = new List<Vintage>();
        var before = new Dictionary<(SeriesKey, TimePeriod), Vintage>();
        await foreach (var (_, vintage) in ReadAsync(
            $"{SelectVintages} where p.id in (select point_id from observation where submission_id = @Id)", new { submission.Id }, cancellationToken))
        {
            if (vintage.Submission.Id == submission.Id)
                given.Add(vintage);
            else if (vintage.Submission.Id < submission.Id && !(vintage.Submission.SupersededAt < submission.ReceivedAt) && !(vintage.Submission.WithdrawnAt <= submission.ReceivedAt))
                Keep(before, (vintage.Observation.Key, vintage.Observation.Period), vintage, Precedence.OfObservations);
        }

        return [.. given.OrderBy(v => v.Ordinal).Select(v => new GivenFigure(v, before.GetValueOrDefault((v.Observation.Key, v.Observation.Period))))];
    }

    /// <summary>When each of these indicators was first reported for each of these areas, period by period.</summary>
    /// <param name="since">Only for periods that begin on this day or later.</param>
    public async Task<IReadOnlyList<Arrival>> ArrivalsAsync(
        IReadOnlyCollection<string> indicators, IReadOnlyCollection<string> areas, DateOnly since, CancellationToken cancellationToken)
    {
        var where = new WhereClause();
        where.AddOneOf("g.indicator", "Indicators", indicators);
        where.AddOneOf("g.area", "Areas", areas);
        where.Add("o.basis = @Own", "Own", Codelists.Basis[Basis.Own]);
        where.Add("p.period_start >= @Since", "Since", LedgerText.Of(since));
        await using var connection = await _access.ConnectAsync(cancellationToken);
        await using var reader = await connection.ReadAsync(
            $"select g.indicator, g.area, p.period, {SubmissionReader.Columns} from {VintageReader.TablesFromGroups(connection.Words)} {where}", where.Parameters, cancellationToken);
        var submissions = new SubmissionReader(reader, 3);
        var first = new Dictionary<(string Indicator, string Area, string Period), DateTimeOffset>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var submission = submissions.Read();
            var key = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
            if (submission.Stands() && (!first.TryGetValue(key, out var before) || submission.ArrivedAt < before))
                first[key] = submission.ArrivedAt;
        }

        return [.. first.Select(f => new Arrival(f.Key.Indicator, f.Key.Area, TimePeriod.Parse(f.Key.Period).Value, f.Value))];
    }

    /// <summary>The first period of each indicator and area, once for each frequency, that anything was ever recorded of, in force or not.</summary>
    public async Task<IReadOnlyList<RecordedPeriod>> FirstRecordedAsync(
        IReadOnlyCollection<string> indicators, IReadOnlyCollection<string> areas, CancellationToken cancellationToken)
    {
        var where = new WhereClause();
        where.AddOneOf("g.indicator", "Indicators", indicators);
        where.AddOneOf("g.area", "Areas", areas);
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var firsts = await connection.QueryAsync<(string Indicator, string Area, string? Period)>(
            $"select g.indicator, g.area, (select min(p.period) from data_point p where p.group_id = g.id) from series_group g {where}", where.Parameters, cancellationToken);
        return [.. firsts.Where(f => f.Period is not null).Select(f => new RecordedPeriod(f.Indicator, f.Area, TimePeriod.Parse(f.Period!).Value))];
    }

    /// <summary>Of the areas' series the period that ends last of all that anything was ever recorded of, in force or not; null for none.</summary>
    public async Task<TimePeriod?> LastRecordedAsync(IReadOnlyCollection<string> areas, CancellationToken cancellationToken)
    {
        var where = new WhereClause();
        where.AddOneOf("g.area", "Areas", areas);
        await using var connection = await _access.ConnectAsync(cancellationToken);
        // The periods of a group have one frequency, so that their texts sort as they do and the index has the last one.
        var periods = await connection.QueryAsync<string?>(
            $"select (select max(p.period) from data_point p where p.group_id = g.id) from series_group g {where}", where.Parameters, cancellationToken);
        return periods.OfType<string>().Select(p => (TimePeriod?)TimePeriod.Parse(p).Value).MaxBy(p => p!.Value.End);
    }

    /// <summary>The codes of the indicators that anything was ever recorded of.</summary>
    internal async Task<IReadOnlyList<string>> IndicatorsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>("select distinct indicator from series_group order by indicator", null, cancellationToken)];
    }

    /// <summary>As <see cref="PointsAsync(ObservationQuery, CancellationToken)"/>, with the points of which nothing is in force any more.</summary>
    internal IAsyncEnumerable<PointInForce> AllPointsAsync(ObservationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = Where(query);
        return FoldPointsAsync(ReadAsync(words => $"{SelectFromGroups(words)} {where} order by g.indicator, g.area, g.item, g.freq, g.accumulation, p.period", where.Parameters, cancellationToken), query.AsOf, cancellationToken);
    }

    /// <summary>As <see cref="ItemRowsAsync(ItemRowQuery, CancellationToken)"/>, with the rows of which nothing is in force any more.</summary>
    internal IAsyncEnumerable<ItemRowInForce> AllItemRowsAsync(ItemRowQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = new WhereClause();
        where.AddOneOf("r.kind", "Kinds", query.Kinds);
        where.AddOneOf("r.item", "Items", query.Items);
        where.AddOneOf("r.area", "Areas", query.Areas);
        where.AddOneOf("r.period", "Periods", [.. query.Periods.Select(p => p.ToString())]);
        AddSpan(where, "r", query.From, query.To);
        return FoldRowsAsync($"{SelectTexts} {where} order by r.kind, r.item, r.area, r.period", where.Parameters, query.AsOf, cancellationToken);
    }

    /// <summary>The points with these numbers of the change feed, in their order.</summary>
    internal IAsyncEnumerable<PointInForce> ChangedPointsAsync(long after, long through, CancellationToken cancellationToken) =>
        FoldPointsAsync(
            ReadAsync($"{SelectVintages} where p.sequence > @after and p.sequence <= @through order by p.sequence", new { after, through }, cancellationToken),
            null,
            cancellationToken);

    /// <summary>
    /// Whether some of the figures with these numbers of the change feed were in force with another value when submissions had come up to one; what was
    /// withdrawn since is taken for what was in force then.
    /// </summary>
    /// <param name="submission">The number of that submission.</param>
    internal async Task<bool> AnyCorrectedAsync(long after, long through, long submission, CancellationToken cancellationToken)
    {
        var then = new Dictionary<(SeriesKey, TimePeriod), Vintage>();
        var now = new Dictionary<(SeriesKey, TimePeriod), Vintage>();
        await foreach (var (_, vintage) in ReadAsync($"{SelectVintages} where p.sequence > @after and p.sequence <= @through", new { after, through }, cancellationToken))
        {
            var figure = (vintage.Observation.Key, vintage.Observation.Period);
            if (vintage.Submission.Counts())
                Keep(now, figure, vintage, Precedence.OfObservations);
            if (vintage.Submission.Id <= submission && vintage.Submission is { Verdict: Verdict.Accepted, AwaitsRelease: false })
                Keep(then, figure, vintage, Precedence.OfObservations);
        }

        return then.Any(t => t.Value.Observation.Value is { } value && now.TryGetValue(t.Key, out var inForce) && inForce.Observation.Value is { } other && other != value);
    }

    /// <summary>The items' rows with these numbers of the change feed, in their order.</summary>
    internal IAsyncEnumerable<ItemRowInForce> ChangedRowsAsync(long after, long through, CancellationToken cancellationToken) =>
        FoldRowsAsync($"{SelectTexts} where r.sequence > @after and r.sequence <= @through order by r.sequence", new { after, through }, null, cancellationToken);

    /// <summary>
    /// The last period of each group that bears a value in force, and the last one of those that have not changed since a sequence number. Groups
    /// without any are left out.
    /// </summary>
    internal async Task<IReadOnlyList<LastPeriods>> LastPeriodsAsync(
        IReadOnlyCollection<SeriesGroup> groups, long unchangedSince, CancellationToken cancellationToken)
    {
        var result = new List<LastPeriods>(groups.Count);
        if (groups.Count == 0)
            return result;
        await using var connection = await _access.ConnectAsync(cancellationToken);
        // The periods of a group have one frequency, so that their texts sort as they do and the index gives the last one first.
        await using var select = connection.Prepare(
            $"""
            {SelectVintages}
            where g.indicator = @indicator and g.area = @area and g.item = @item and g.freq = @freq and g.accumulation = @accumulation
            order by p.period desc
            """,
            "indicator", "area", "item", "freq", "accumulation");
        foreach (var group in groups)
        {
            PointInForce? last = null;
            TimePeriod? unchanged = null;
            await foreach (var point in FoldPointsAsync(ReadAsync(select, group, cancellationToken), null, cancellationToken).Where(p => p.HasValue))
            {
                last ??= point;
                if (point.Sequence <= unchangedSince)
                    unchanged = point.Period;
                // Since the beginning everything has changed.
                if (unchanged is not null || unchangedSince == 0)
                    break;
            }

            if (last is not null)
                result.Add(new LastPeriods(group, last.Period, unchanged));
        }

        return result;
    }

    /// <summary>Adds what a submission says of figures.</summary>
    internal Task<int> InsertAsync(
        long submission, ImmutableArray<Observation> observations, SeriesGroupIds groups, ChangeBook changes, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                if (observations.IsEmpty)
                    return 0;
                var (spoken, groupOf) = DistinctOf(observations.Select(o => o.Key.Group));
                var (groupIds, newest) = await PutGroupsAsync(transaction, spoken, groups, cancellationToken);
                var (points, pointOf) = DistinctOf(observations.Select((o, i) => (Group: groupIds[groupOf[i]], o.Period)));
                var texts = new Dictionary<TimePeriod, PeriodTexts>();
                var pointIds = await PutInFeedAsync(
                    transaction,
                    RedoTable.Point,
                    ["group_id", "period", "period_start", "period_end"],
                    points,
                    await FindPointsAsync(transaction, points.Where(p => p.Group <= newest), cancellationToken),
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
    internal Task<int> InsertAsync(long submission, ImmutableArray<ItemText> texts, ChangeBook changes, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                if (texts.IsEmpty)
                    return 0;
                var (rows, rowOf) = DistinctOf(texts.Select(t => new ItemRow(t.Kind, t.Item, t.Area, t.Period)));
                var periods = new Dictionary<TimePeriod, PeriodTexts>();
                var rowIds = await PutInFeedAsync(
                    transaction,
                    RedoTable.Row,
                    ["kind", "item", "area", "period", "period_start", "period_end"],
                    rows,
                    await FindRowsAsync(transaction, rows, cancellationToken),
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
    private static async Task<(long[] Ids, long Newest)> PutGroupsAsync(
        LedgerTransaction transaction, List<SeriesGroup> asked, SeriesGroupIds groups, CancellationToken cancellationToken)
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
    private static Task<(IReadOnlyDictionary<(long Group, TimePeriod Period), long> Known, long Highest)> FindPointsAsync(
        LedgerTransaction transaction, IEnumerable<(long Group, TimePeriod Period)> points, CancellationToken cancellationToken) => FindAsync(
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
    private static Task<(IReadOnlyDictionary<ItemRow, long> Known, long Highest)> FindRowsAsync(
        LedgerTransaction transaction, List<ItemRow> rows, CancellationToken cancellationToken) => FindAsync(
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

    /// <param name="sql">Gives the highest number with no period, then number, period and the rest of what was asked for and is there.</param>
    private static async Task<(IReadOnlyDictionary<TRow, long> Known, long Highest)> FindAsync<TRow>(
        LedgerTransaction transaction, string sql, IEnumerable<object[]> asked, Func<DbDataReader, TimePeriod, TRow> rowOf, CancellationToken cancellationToken)
        where TRow : notnull
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

        return (found, highest);
    }

    // The numbers of rows that stand in the change feed; each goes to the end of the feed. Those that are not there are numbered here: the database would have to be asked
    // for its numbers again, and to look first whether each row is there, at twice the cost. Nobody else gives numbers before the commit.
    private static async Task<long[]> PutInFeedAsync<TRow>(
        LedgerTransaction transaction,
        RedoTable table,
        ImmutableArray<string> columns,
        List<TRow> rows,
        (IReadOnlyDictionary<TRow, long> Known, long Highest) there,
        FillRow<TRow> fill,
        ChangeBook changes,
        CancellationToken cancellationToken)
        where TRow : notnull
    {
        var first = await changes.TakeAsync(rows.Count, cancellationToken);
        var (known, highest) = there;
        var ids = new long[rows.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = known.TryGetValue(rows[i], out var id) ? id : ++highest;
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

    /// <summary>Writes what stands in a row's columns behind its numbers.</summary>
    private delegate void FillRow<in TRow>(TRow row, Span<LedgerValue> columns);

    // What an observation says, wherever it stands.
    private static (decimal?, string, ObsStatus, MissingReason?) SaysOf(Observation o) => (o.Value, o.Unit, o.Status, o.Missing);

    private async Task<bool> AnyTextWouldChangeAsync(Submission submission, Submission now, CancellationToken cancellationToken)
    {
        var given = new Dictionary<(ItemRow, string), TextVintage>();
        var best = new Dictionary<(ItemRow, string), TextVintage>();
        await foreach (var (row, _, vintage) in ReadTextsAsync(
            $"{SelectTexts} where r.id in (select row_id from item_text where submission_id = @Id)", new { submission.Id }, cancellationToken))
        {
            var key = (row, vintage.Text.Name);
            if (vintage.Submission.Id == submission.Id)
                Keep(given, key, vintage, Precedence.OfTexts);
            if (vintage.Submission.Stands())
                Keep(best, key, vintage, Precedence.OfTexts);
        }

        return given.Any(g =>
            best.TryGetValue(g.Key, out var inForce)
            && inForce.Submission.Id != submission.Id
            && g.Value.Text.Value != inForce.Text.Value
            && Precedence.OfTexts.Compare(g.Value with { Submission = now }, inForce) > 0);
    }

    private static void Keep<TKey, TVintage>(IDictionary<TKey, TVintage> kept, TKey key, TVintage vintage, IComparer<TVintage> precedence)
        where TKey : notnull
    {
        if (!kept.TryGetValue(key, out var rival) || precedence.Compare(vintage, rival) > 0)
            kept[key] = vintage;
    }

    private static WhereClause Where(ObservationQuery query)
    {
        var where = new WhereClause();
        where.AddOneOf("g.indicator", "Indicators", query.Indicators);
        where.AddOneOf("g.area", "Areas", query.Areas);
        where.AddOneOf("g.item", "Items", query.Items);
        where.AddOneOf("g.freq", "Frequencies", [.. query.Frequencies.Select(f => Codelists.Freq[f])]);
        where.AddOneOf("g.accumulation", "Accumulations", [.. query.Accumulations.Select(a => Codelists.Accumulation[a])]);
        where.AddOneOf("o.measure", "Measures", [.. query.Measures.Select(m => Codelists.Measure[m])]);
        where.AddOneOf("p.period", "Periods", [.. query.Periods.Select(p => p.ToString())]);
        AddSpan(where, "p", query.From, query.To);
        return where;
    }

    // Every word on each observation. The list is the same for all of them: it holds until the next is asked for.
    private async IAsyncEnumerable<IReadOnlyList<Vintage>> ByObservationAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var where = Where(query);
        string Sql(SqlWords words) => $"{SelectFromGroups(words)} {where} order by g.indicator, g.area, g.item, g.freq, g.accumulation, o.measure, p.period";
        var together = new List<Vintage>();
        await foreach (var (_, vintage) in ReadAsync(Sql, where.Parameters, cancellationToken))
        {
            if (together.Count > 0 && (together[0].Observation.Key != vintage.Observation.Key || together[0].Observation.Period != vintage.Observation.Period))
            {
                yield return together;
                together.Clear();
            }

            together.Add(vintage);
        }

        if (together.Count > 0)
            yield return together;
    }

    private static string SelectFromGroups(SqlWords words) => $"select {VintageReader.Columns} from {VintageReader.TablesFromGroups(words)}";

    private static void AddSpan(WhereClause where, string table, TimePeriod? from, TimePeriod? to)
    {
        if (from is { } first)
            where.Add($"{table}.period_start >= @From", "From", LedgerText.Of(first.Start));
        if (to is { } last)
            where.Add($"{table}.period_end <= @To", "To", LedgerText.Of(last.End));
    }

    /// <param name="vintages">All of a point together.</param>
    private static async IAsyncEnumerable<PointInForce> FoldPointsAsync(
        IAsyncEnumerable<(VintageReader.DataPoint Point, Vintage Vintage)> vintages,
        DateTimeOffset? asOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        VintageReader.DataPoint? current = null;
        var best = new SortedList<Measure, Vintage>();
        var given = new SortedSet<Measure>();
        await foreach (var (point, vintage) in vintages.WithCancellation(cancellationToken))
        {
            if (current is not null && current.Id != point.Id)
            {
                yield return Fold(current);
                best.Clear();
                given.Clear();
            }

            current = point;
            var measure = vintage.Observation.Key.Measure;
            if (vintage.Observation.Value is not null)
                given.Add(measure);
            if (!vintage.Submission.Counts(asOf))
                continue;
            Keep(best, measure, vintage, Precedence.OfObservations);
        }

        if (current is not null)
            yield return Fold(current);

        PointInForce Fold(VintageReader.DataPoint point) => new(point.Group, point.Period, point.Sequence, [.. best.Values], [.. given]);
    }

    private async IAsyncEnumerable<ItemRowInForce> FoldRowsAsync(
        string sql, object parameters, DateTimeOffset? asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (ItemRow Row, long Sequence)? current = null;
        var best = new SortedList<string, TextVintage>(StringComparer.Ordinal);
        var given = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var (row, sequence, vintage) in ReadTextsAsync(sql, parameters, cancellationToken))
        {
            if (current is { } before && before.Sequence != sequence)
            {
                yield return new ItemRowInForce(before.Row, before.Sequence, [.. best.Values], [.. given]);
                best.Clear();
                given.Clear();
            }

            current = (row, sequence);
            given.Add(vintage.Text.Name);
            if (!vintage.Submission.Counts(asOf))
                continue;
            Keep(best, vintage.Text.Name, vintage, Precedence.OfTexts);
        }

        if (current is { } last)
            yield return new ItemRowInForce(last.Row, last.Sequence, [.. best.Values], [.. given]);
    }

    private IAsyncEnumerable<(VintageReader.DataPoint Point, Vintage Vintage)> ReadAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        ReadAsync(_ => sql, parameters, cancellationToken);

    private async IAsyncEnumerable<(VintageReader.DataPoint Point, Vintage Vintage)> ReadAsync(
        Func<SqlWords, string> sql, object parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        await using var reader = await connection.ReadAsync(sql(connection.Words), parameters, cancellationToken);
        var vintages = new VintageReader(reader);
        while (await reader.ReadAsync(cancellationToken))
            yield return vintages.Read();
    }

    private static async IAsyncEnumerable<(VintageReader.DataPoint Point, Vintage Vintage)> ReadAsync(
        PreparedCommand select, SeriesGroup group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = await select.ReadAsync(
            cancellationToken, group.Indicator, group.Area, group.Item ?? "", Codelists.Freq[group.Freq], Codelists.Accumulation[group.Accumulation]);
        var vintages = new VintageReader(reader);
        while (await reader.ReadAsync(cancellationToken))
            yield return vintages.Read();
    }

    private async IAsyncEnumerable<(ItemRow Row, long Sequence, TextVintage Vintage)> ReadTextsAsync(
        string sql, object parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        await using var reader = await connection.ReadAsync(sql, parameters, cancellationToken);
        var texts = new ItemTextReader(reader);
        while (await reader.ReadAsync(cancellationToken))
            yield return texts.Read();
    }
}

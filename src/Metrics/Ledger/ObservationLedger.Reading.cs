using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

// Every reading takes all vintages of what it asks for and lets Precedence choose: there are little more vintages than observations, the
// rule stands in one place, and what was in force at an earlier moment is the same reading with fewer vintages.
public sealed partial class ObservationLedger
{
    // The order of the columns matters: the mapping reads them in three stretches.
    private const string PointColumns = "p.id as Id, p.sequence, p.period, g.indicator, g.area, g.item, g.freq, g.accumulation";
    private const int PointColumnCount = 8;

    private const string ObservationColumns = "o.ordinal, o.measure, o.value, o.unit, o.status, o.basis, o.missing, o.sheet, o.cell";
    private const int ObservationColumnCount = 9;

    private const string SelectVintages =
        $"""
        select {PointColumns}, {ObservationColumns}, {SubmissionColumns}
        from series_group g
        join data_point p on p.group_id = g.id
        join observation o on o.point_id = p.id
        join submission s on s.id = o.submission_id
        """;

    private const string SelectTexts =
        $"""
        select r.id as Id, r.sequence, r.kind, r.item, r.area, r.period,
               t.ordinal, t.name, t.item_name as ItemName, t.value, t.sheet, t.cell, {SubmissionColumns}
        """;

    private const int RowColumnCount = 6;
    private const int TextColumnCount = 6;

    /// <summary>Observations in force, ordered by series (indicator, area, item, frequency, accumulation, measure) and period.</summary>
    public async IAsyncEnumerable<Vintage> InForceAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = Where(query);
        var sql = $"{SelectVintages} {where} order by g.indicator, g.area, g.item, g.freq, g.accumulation, o.measure, p.period";
        Vintage? best = null;
        await foreach (var (_, vintage) in ReadVintagesAsync(sql, where.Parameters, cancellationToken))
        {
            if (!vintage.Submission.Counts(query.AsOf))
                continue;
            if (best is not null && (best.Observation.Key != vintage.Observation.Key || best.Observation.Period != vintage.Observation.Period))
            {
                yield return best;
                best = null;
            }

            if (best is null || Precedence.OfObservations.Compare(vintage, best) > 0)
                best = vintage;
        }

        if (best is not null)
            yield return best;
    }

    /// <summary>What is in force, all measures of a point together, ordered by group and period. Points of which nothing is in force are left out.</summary>
    public IAsyncEnumerable<PointInForce> PointsAsync(ObservationQuery query, CancellationToken cancellationToken) =>
        AllPointsAsync(query, cancellationToken).Where(p => !p.Measures.IsEmpty);

    /// <summary>As <see cref="PointsAsync(ObservationQuery, CancellationToken)"/>, with the points of which nothing is in force any more.</summary>
    internal IAsyncEnumerable<PointInForce> AllPointsAsync(ObservationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = Where(query);
        var sql = $"{SelectVintages} {where} order by g.indicator, g.area, g.item, g.freq, g.accumulation, p.period";
        return PointsAsync(sql, where.Parameters, query.AsOf, cancellationToken);
    }

    /// <summary>The texts in force of items' rows, ordered by kind, item, area and period. Rows of which nothing is in force are left out.</summary>
    public IAsyncEnumerable<ItemRowInForce> ItemRowsAsync(ItemRowQuery query, CancellationToken cancellationToken) =>
        AllItemRowsAsync(query, cancellationToken).Where(r => !r.Texts.IsEmpty);

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
        var sql =
            $"""
            {SelectTexts}
            from item_row r join item_text t on t.row_id = r.id join submission s on s.id = t.submission_id
            {where} order by r.kind, r.item, r.area, r.period
            """;
        return ItemRowsAsync(sql, where.Parameters, query.AsOf, cancellationToken);
    }

    /// <summary>Every word on one observation, the one in force first, those that do not count (superseded, withdrawn) last.</summary>
    public async Task<IReadOnlyList<Vintage>> VintagesAsync(SeriesKey key, TimePeriod period, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var sql =
            $"""
            {SelectVintages}
            where g.indicator = @Indicator and g.area = @Area and g.item = @Item and g.freq = @Freq and g.accumulation = @Accumulation
              and p.period = @Period and o.measure = @Measure
            """;
        var parameters = new
        {
            key.Indicator,
            key.Area,
            Item = key.Item ?? "",
            Freq = Codelists.Freq[key.Freq],
            Accumulation = Codelists.Accumulation[key.Accumulation],
            Period = period.ToString(),
            Measure = Codelists.Measure[key.Measure],
        };
        var vintages = new List<Vintage>();
        await foreach (var (_, vintage) in ReadVintagesAsync(sql, parameters, cancellationToken))
            vintages.Add(vintage);
        return [.. vintages.OrderByDescending(v => v.Submission.Counts()).ThenByDescending(v => v, Precedence.OfObservations)];
    }

    /// <summary>
    /// What changed after a sequence number, as it stands now: at most <paramref name="limit"/> points and rows together, and the number
    /// from which to go on. Points and rows of which nothing is in force any more come with nothing in them.
    /// </summary>
    public async Task<ChangePage> ReadChangesAsync(long afterSequence, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var through = await LastOfPageAsync(afterSequence, limit, cancellationToken);
        if (through is null)
            return new ChangePage([], [], afterSequence);

        // What changes between these statements moves behind the page and comes with a later one.
        var parameters = new { After = afterSequence, Through = through };
        var points = ImmutableArray.CreateBuilder<PointInForce>();
        await foreach (var point in PointsAsync(
            $"{SelectVintages} where p.sequence > @After and p.sequence <= @Through order by p.sequence", parameters, null, cancellationToken))
        {
            points.Add(point);
        }

        var rows = ImmutableArray.CreateBuilder<ItemRowInForce>();
        await foreach (var row in ItemRowsAsync(
            $"""
            {SelectTexts}
            from item_row r join item_text t on t.row_id = r.id join submission s on s.id = t.submission_id
            where r.sequence > @After and r.sequence <= @Through order by r.sequence
            """,
            parameters,
            null,
            cancellationToken))
        {
            rows.Add(row);
        }

        return new ChangePage(points.ToImmutable(), rows.ToImmutable(), through.Value);
    }

    /// <summary>The number of the last change; 0 when there was none.</summary>
    public async Task<long> LastSequenceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select value from counter where name = 'change'", cancellationToken: cancellationToken));
    }

    /// <summary>How many points and rows changed after a sequence number: how far behind a reader is.</summary>
    public async Task<long> CountChangesAsync(long afterSequence, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            select (select count(*) from data_point where sequence > @afterSequence) + (select count(*) from item_row where sequence > @afterSequence)
            """,
            new { afterSequence },
            cancellationToken: cancellationToken));
    }

    /// <summary>How much is in force of each indicator, by its code.</summary>
    public async Task<IReadOnlyList<IndicatorCount>> CountIndicatorsAsync(CancellationToken cancellationToken)
    {
        // One vintage of each observation that has any is in force, so which one need not be known.
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Indicator, long Series, long Observations)>(new CommandDefinition(
            """
            select indicator, count(*), sum(observations)
            from (select g.id, g.indicator, o.measure, count(distinct p.id) as observations
                  from series_group g
                  join data_point p on p.group_id = g.id
                  join observation o on o.point_id = p.id
                  join submission s on s.id = o.submission_id
                  where s.superseded_at is null and s.withdrawn_at is null
                  group by g.id, g.indicator, o.measure) series
            group by indicator order by indicator
            """,
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => new IndicatorCount(r.Indicator, r.Series, r.Observations))];
    }

    /// <summary>How much a submission says of each indicator, by its code, whether it counts or not.</summary>
    public async Task<IReadOnlyList<IndicatorCount>> CountIndicatorsAsync(long submission, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Indicator, long Series, long Observations)>(new CommandDefinition(
            """
            select g.indicator, count(distinct g.id || o.measure), count(*)
            from observation o
            join data_point p on p.id = o.point_id
            join series_group g on g.id = p.group_id
            where o.submission_id = @submission
            group by g.indicator order by g.indicator
            """,
            new { submission },
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => new IndicatorCount(r.Indicator, r.Series, r.Observations))];
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

    private static void AddSpan(WhereClause where, string table, TimePeriod? from, TimePeriod? to)
    {
        if (from is { } first)
            where.Add($"{table}.period_start >= @From", "From", LedgerText.Of(first.Start));
        if (to is { } last)
            where.Add($"{table}.period_end <= @To", "To", LedgerText.Of(last.End));
    }

    private async Task<long?> LastOfPageAsync(long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            """
            select max(sequence)
            from (select sequence from data_point where sequence > @afterSequence
                  union all
                  select sequence from item_row where sequence > @afterSequence
                  order by sequence limit @limit) page
            """,
            new { afterSequence, limit },
            cancellationToken: cancellationToken));
    }

    private async IAsyncEnumerable<PointInForce> PointsAsync(
        string sql, object parameters, DateTimeOffset? asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PointRow? current = null;
        var best = new SortedList<Measure, Vintage>();
        var given = new SortedSet<Measure>();
        await foreach (var (point, vintage) in ReadVintagesAsync(sql, parameters, cancellationToken))
        {
            if (current is not null && current.Id != point.Id)
            {
                yield return current.With([.. best.Values], [.. given]);
                best.Clear();
                given.Clear();
            }

            current = point;
            var measure = vintage.Observation.Key.Measure;
            if (vintage.Observation.Value is not null)
                given.Add(measure);
            if (!vintage.Submission.Counts(asOf))
                continue;
            if (!best.TryGetValue(measure, out var rival) || Precedence.OfObservations.Compare(vintage, rival) > 0)
                best[measure] = vintage;
        }

        if (current is not null)
            yield return current.With([.. best.Values], [.. given]);
    }

    private async IAsyncEnumerable<ItemRowInForce> ItemRowsAsync(
        string sql, object parameters, DateTimeOffset? asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var parseRow = reader.GetRowParser<ItemRowRow>(startIndex: 0, length: RowColumnCount);
        var parseText = reader.GetRowParser<TextRow>(startIndex: RowColumnCount, length: TextColumnCount);
        var submissions = new SubmissionColumnsReader(reader, RowColumnCount + TextColumnCount);
        ItemRowRow? current = null;
        var best = new SortedList<string, TextVintage>(StringComparer.Ordinal);
        var given = new SortedSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (current is null || current.Id != reader.GetInt64(0))
            {
                if (current is not null)
                    yield return current.With([.. best.Values], [.. given]);
                best.Clear();
                given.Clear();
                current = parseRow(reader);
            }

            var submission = submissions.Read();
            var vintage = parseText(reader).ToVintage(current.Row, submission);
            given.Add(vintage.Text.Name);
            if (!submission.Counts(asOf))
                continue;
            if (!best.TryGetValue(vintage.Text.Name, out var rival) || Precedence.OfTexts.Compare(vintage, rival) > 0)
                best[vintage.Text.Name] = vintage;
        }

        if (current is not null)
            yield return current.With([.. best.Values], [.. given]);
    }

    private async IAsyncEnumerable<(PointRow Point, Vintage Vintage)> ReadVintagesAsync(
        string sql, object parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var parsePoint = reader.GetRowParser<PointRow>(startIndex: 0, length: PointColumnCount);
        var parseObservation = reader.GetRowParser<ObservationRow>(startIndex: PointColumnCount, length: ObservationColumnCount);
        var submissions = new SubmissionColumnsReader(reader, PointColumnCount + ObservationColumnCount);
        PointRow? point = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (point is null || point.Id != reader.GetInt64(0))
                point = parsePoint(reader);
            yield return (point, parseObservation(reader).ToVintage(point, submissions.Read()));
        }
    }

    /// <summary>Reads the submission of a row once and gives it again for the other rows that came from it.</summary>
    private sealed class SubmissionColumnsReader(DbDataReader reader, int start)
    {
        private readonly Func<DbDataReader, SubmissionRow> _parse = reader.GetRowParser<SubmissionRow>(startIndex: start);
        private readonly Dictionary<long, Submission> _submissions = [];

        public Submission Read()
        {
            var id = reader.GetInt64(start);
            if (!_submissions.TryGetValue(id, out var submission))
                _submissions.Add(id, submission = _parse(reader).ToSubmission());
            return submission;
        }
    }

    private sealed class PointRow
    {
        public long Id { get; init; }

        public long Sequence { get; init; }

        public required string Period { get; init; }

        public required string Indicator { get; init; }

        public required string Area { get; init; }

        public required string Item { get; init; }

        public required string Freq { get; init; }

        public required string Accumulation { get; init; }

        public SeriesGroup Group => field ??= new SeriesGroup(
            Indicator, Area, Item.Length == 0 ? null : Item, Codelists.Freq.Parse(Freq), Codelists.Accumulation.Parse(Accumulation));

        public TimePeriod TimePeriod => field == default ? field = TimePeriod.Parse(Period).Value : field;

        public PointInForce With(ImmutableArray<Vintage> measures, ImmutableArray<Measure> given) => new(Group, TimePeriod, Sequence, measures, given);
    }

    private sealed class ObservationRow
    {
        public int Ordinal { get; init; }

        public required string Measure { get; init; }

        public string? Value { get; init; }

        public required string Unit { get; init; }

        public required string Status { get; init; }

        public required string Basis { get; init; }

        public string? Missing { get; init; }

        public required string Sheet { get; init; }

        public required string Cell { get; init; }

        public Vintage ToVintage(PointRow point, Submission submission)
        {
            var observation = new Observation(
                point.Group.With(Codelists.Measure.Parse(Measure)),
                point.TimePeriod,
                Value is null ? null : LedgerText.ToDecimal(Value),
                Unit,
                Codelists.ObsStatus.Parse(Status),
                Codelists.Basis.Parse(Basis),
                Missing is null ? null : Codelists.MissingReason.Parse(Missing),
                new Origin(Sheet, Cell));
            return new Vintage(observation, Ordinal, submission);
        }
    }

    private sealed class ItemRowRow
    {
        public long Id { get; init; }

        public long Sequence { get; init; }

        public required string Kind { get; init; }

        public required string Item { get; init; }

        public required string Area { get; init; }

        public required string Period { get; init; }

        public ItemRow Row => field ??= new ItemRow(Kind, Item, Area, TimePeriod.Parse(Period).Value);

        public ItemRowInForce With(ImmutableArray<TextVintage> texts, ImmutableArray<string> given) => new(Row, Sequence, texts, given);
    }

    private sealed class TextRow
    {
        public int Ordinal { get; init; }

        public required string Name { get; init; }

        public required string ItemName { get; init; }

        public required string Value { get; init; }

        public required string Sheet { get; init; }

        public required string Cell { get; init; }

        public TextVintage ToVintage(ItemRow row, Submission submission) => new(
            new ItemText(row.Kind, row.Item, ItemName, row.Area, Name, row.Period, Value, new Origin(Sheet, Cell)), Ordinal, submission);
    }
}

using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// The feed of changes. Every point and row stands in it once, under the number of the last change to it; numbers are taken from one row that
/// is locked until the commit, so that they become visible in order.
/// </summary>
public sealed class ChangeBook
{
    private const string ChangedFigures = $"{VintageRows.SelectFigures} where p.sequence > @after and p.sequence <= @through";
    private const string ChangedTexts = $"{VintageRows.SelectTexts} where r.sequence > @after and r.sequence <= @through";

    private readonly ILedgerAccess _access;
    private readonly VintageRows _vintages;

    internal ChangeBook(ILedgerAccess access) => (_access, _vintages) = (access, new VintageRows(access));

    /// <summary>
    /// What changed after a sequence number, as it stands now: at most <paramref name="limit"/> points and rows together, and the number
    /// from which to go on. Points and rows of which nothing is in force any more come with nothing in them.
    /// </summary>
    public async Task<ChangePage> ReadAsync(long afterSequence, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var last = await connection.ScalarAsync<long?>(
            """
            select max(sequence)
            from (select sequence from data_point where sequence > @afterSequence
                  union all
                  select sequence from item_row where sequence > @afterSequence
                  order by sequence limit @limit) page
            """,
            new { afterSequence, limit },
            cancellationToken);
        if (last is not { } through)
            return new ChangePage([], [], afterSequence);

        // What changes between these statements moves behind the page and comes with a later one.
        var page = new { after = afterSequence, through };
        var points = InForce.PointsAsync(_vintages.FiguresAsync($"{ChangedFigures} order by p.sequence", page, cancellationToken), null, cancellationToken);
        var rows = InForce.RowsAsync(_vintages.TextsAsync($"{ChangedTexts} order by r.sequence", page, cancellationToken), null, cancellationToken);
        return new ChangePage([.. await points.ToListAsync(cancellationToken)], [.. await rows.ToListAsync(cancellationToken)], through);
    }

    /// <summary>The number of the last change; 0 when there was none.</summary>
    public async Task<long> LastSequenceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        return await connection.ScalarAsync<long>("select value from counter where name = 'change'", null, cancellationToken);
    }

    /// <summary>How many points and rows changed after a sequence number: how far behind a reader is.</summary>
    public async Task<long> CountAsync(long afterSequence, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        return await connection.ScalarAsync<long>(
            """
            select (select count(*) from data_point where sequence > @afterSequence) + (select count(*) from item_row where sequence > @afterSequence)
            """,
            new { afterSequence },
            cancellationToken);
    }

    /// <summary>Whether any figure of some indicators changed after a sequence number.</summary>
    public async Task<bool> AnyAsync(long afterSequence, IReadOnlyCollection<string> indicators, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        if (indicators.Count == 0)
            return false;
        var where = new WhereClause();
        where.Add("p.sequence > @AfterSequence", "AfterSequence", afterSequence);
        where.AddOneOf("g.indicator", "Indicators", indicators);
        await using var connection = await _access.ConnectAsync(cancellationToken);
        return await connection.ScalarAsync<long?>(
            $"select 1 from data_point p join series_group g on g.id = p.group_id {where} limit 1", where.Parameters, cancellationToken) is not null;
    }

    /// <summary>Of which periods figures of some indicators and areas changed after a sequence number.</summary>
    internal async Task<IReadOnlyList<RecordedPeriod>> PeriodsAsync(
        long afterSequence, IReadOnlyCollection<string> indicators, IReadOnlyCollection<string> areas, CancellationToken cancellationToken)
    {
        var where = new WhereClause();
        where.Add("p.sequence > @AfterSequence", "AfterSequence", afterSequence);
        where.AddOneOf("g.indicator", "Indicators", indicators);
        where.AddOneOf("g.area", "Areas", areas);
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var changed = await connection.QueryAsync<(string Indicator, string Area, string Period)>(
            $"select distinct g.indicator, g.area, p.period from data_point p join series_group g on g.id = p.group_id {where}", where.Parameters, cancellationToken);
        return [.. changed.Select(c => new RecordedPeriod(c.Indicator, c.Area, TimePeriod.Parse(c.Period).Value))];
    }

    /// <summary>
    /// Whether some of the figures with these numbers of the change feed were in force with another value when submissions had come up to one; what was
    /// withdrawn since is taken for what was in force then.
    /// </summary>
    /// <param name="submission">The number of that submission.</param>
    internal async Task<bool> AnyCorrectedAsync(long after, long through, long submission, CancellationToken cancellationToken)
    {
        var (then, now) = (new BestFigures(), new BestFigures());
        await foreach (var (_, vintage) in _vintages.FiguresAsync(ChangedFigures, new { after, through }, cancellationToken))
        {
            if (vintage.Submission.Counts())
                now.Add(vintage);
            if (vintage.Submission.Id <= submission && vintage.Submission is { Verdict: Verdict.Accepted, AwaitsRelease: false })
                then.Add(vintage);
        }

        return then.All.Values.Any(t => t.Observation.Value is { } value && now.Of(t)?.Observation.Value is { } other && other != value);
    }

    /// <summary>When the first of the changes after a sequence number was made; null when there is none.</summary>
    internal async Task<DateTimeOffset?> OldestAsync(long afterSequence, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        // Numbers are given out in order, so the lowest is the oldest; it was given when one of those who speak of it came or went.
        var changes = await connection.QueryAsync<(string Received, string? Superseded, string? Withdrawn, string? Released)>(
            """
            select s.received_at, s.superseded_at, s.withdrawn_at, s.released_at
            from submission s
            where s.id in (
                select o.submission_id from data_point p join observation o on o.point_id = p.id
                where p.sequence = (select min(sequence) from data_point where sequence > @afterSequence)
                union all
                select t.submission_id from item_row r join item_text t on t.row_id = r.id
                where r.sequence = (select min(sequence) from item_row where sequence > @afterSequence)
                  and not exists (select 1 from data_point where sequence > @afterSequence and sequence < r.sequence))
            """,
            new { afterSequence },
            cancellationToken);
        return changes.SelectMany(c => new[] { c.Received, c.Superseded, c.Withdrawn, c.Released }).OfType<string>().Max(StringComparer.Ordinal) is { } latest
            ? LedgerText.ToInstant(latest)
            : null;
    }

    /// <summary>Takes so many numbers and returns the first. Taking them locks the feed until the transaction ends.</summary>
    internal Task<long> TakeAsync(int count, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                var take = transaction.Prepared("update counter set value = value + @count where name = 'change' returning value", "count");
                return await take.ExecuteIdAsync(cancellationToken, count) - count + 1;
            },
            cancellationToken);

    /// <summary>Puts everything that a submission speaks of at the end of the feed.</summary>
    internal Task<int> TouchAsync(long submission, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                transaction.Touched.Moved.Add(submission);
                var points = await MoveAsync("data_point", "select distinct point_id id from observation where submission_id = @submission");
                return points + await MoveAsync("item_row", "select distinct row_id id from item_text where submission_id = @submission");

                async Task<int> MoveAsync(string table, string selection)
                {
                    var count = await transaction.ScalarAsync<int>($"select count(*) from ({selection}) spoken", new { submission }, cancellationToken);
                    var first = await new ChangeBook(transaction).TakeAsync(count, cancellationToken);
                    return await transaction.ExecuteAsync(
                        $"""
                        update {table} set sequence = @first - 1 + moved.place
                        from (select id, row_number() over (order by id) place from ({selection}) spoken) moved
                        where {table}.id = moved.id
                        """,
                        new { submission, first },
                        cancellationToken);
                }
            },
            cancellationToken);
}

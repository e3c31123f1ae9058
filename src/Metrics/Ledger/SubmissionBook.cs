using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Ledger.Redo;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>The book of submissions, with what was found in them.</summary>
public sealed class SubmissionBook
{
    private static readonly FrozenDictionary<string, FindingCode> KnownCodes = FindingCodes.All.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    // A later reading of the same bytes makes an earlier one history, whatever either came to.
    private const string IsCurrent =
        "s.withdrawn_at is null and not exists (select 1 from submission later where later.sha256 = s.sha256 and later.id > s.id)";

    private readonly ILedgerAccess _access;

    internal SubmissionBook(ILedgerAccess access) => _access = access;

    /// <summary>The accepted reading of these bytes that stands, or null. Whether it was made with today's catalog, its fingerprint tells.</summary>
    public async Task<Submission?> FindStandingAsync(string sha256, CancellationToken cancellationToken) =>
        (await StandingAsync([sha256], cancellationToken)).GetValueOrDefault(sha256);

    /// <summary>The same of many, by their bytes.</summary>
    public async Task<IReadOnlyDictionary<string, Submission>> StandingAsync(IReadOnlyCollection<string> sha256s, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sha256s);
        if (sha256s.Count == 0)
            return ImmutableDictionary<string, Submission>.Empty;
        var where = new WhereClause();
        where.AddOneOf("s.sha256", "Sha256", sha256s);
        return (await SelectAsync(where.ToString(), where.Parameters, cancellationToken)).Where(s => s.Stands()).ToDictionary(s => s.Sha256, StringComparer.Ordinal);
    }

    public async Task<Submission?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await SelectAsync("where s.id = @id", new { id }, cancellationToken)).SingleOrDefault();

    /// <summary>Submissions, the latest first.</summary>
    public Task<IReadOnlyList<Submission>> ListAsync(SubmissionFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var where = new WhereClause();
        if (filter.Verdict is { } verdict)
            where.Add("s.verdict = @Verdict", "Verdict", Verdicts.Codes[verdict]);
        if (filter.Department is { } department)
            where.Add("s.department = @Department", "Department", department);
        if (filter.Sha256 is { } sha256)
            where.Add("s.sha256 = @Sha256", "Sha256", sha256);
        if (filter.ReceivedFrom is { } from)
            where.Add("s.received_at >= @ReceivedFrom", "ReceivedFrom", LedgerText.Of(from));
        if (filter.ReceivedBefore is { } before)
            where.Add("s.received_at < @ReceivedBefore", "ReceivedBefore", LedgerText.Of(before));
        if (filter.NeedsRelease)
            where.Add("s.needs_release = 1 and s.released_at is null");
        if (filter.OnlyCurrent)
            where.Add(IsCurrent);
        where.Parameters.Add("Limit", filter.Limit);
        where.Parameters.Add("Skip", filter.Skip);
        return SelectAsync($"{where} order by s.received_at desc, s.id desc limit @Limit offset @Skip", where.Parameters, cancellationToken);
    }

    /// <summary>What was found in a submission, in reading order.</summary>
    public async Task<ImmutableArray<Finding>> FindingsAsync(long submission, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<FindingRow>(
            "select code, severity, sheet, cell, shown, arguments, suggestion, explanation from finding where submission_id = @submission order by ordinal",
            new { submission },
            cancellationToken);
        return [.. rows.Select(r => r.ToFinding())];
    }

    /// <summary>The findings that their senders have explained, by submission.</summary>
    public async Task<ILookup<long, Finding>> ExplainedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<FindingRow>(
            """
            select submission_id as Submission, code, severity, sheet, cell, shown, arguments, suggestion, explanation
            from finding where explanation is not null order by submission_id, ordinal
            """,
            null,
            cancellationToken);
        return rows.ToLookup(r => r.Submission, r => r.ToFinding());
    }

    /// <summary>When the first submission of all was received; null while there is none.</summary>
    public async Task<DateTimeOffset?> FirstReceivedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var first = (await connection.QueryAsync<string?>("select min(received_at) from submission", null, cancellationToken)).Single();
        return first is null ? null : LedgerText.ToInstant(first);
    }

    /// <summary>How many submissions of each department came to each verdict.</summary>
    public async Task<IReadOnlyList<SubmissionCount>> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string? Department, string Verdict, long Count)>(
            "select department, verdict, count(*) from submission group by department, verdict order by department, verdict", null, cancellationToken);
        return [.. rows.Select(r => new SubmissionCount(r.Department, Verdicts.Codes.Parse(r.Verdict), r.Count))];
    }

    /// <summary>The labels that the catalog does not know, those that most held workbooks wait for first.</summary>
    public async Task<IReadOnlyList<UnknownLabel>> UnknownLabelsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Arguments, string Sha256)>(
            $"""
            select distinct f.arguments, s.sha256
            from submission s join finding f on f.submission_id = s.id
            where s.verdict = 'held' and {IsCurrent} and f.code = @Code
            order by f.arguments
            """,
            new { FindingCodes.UnknownLabel.Code },
            cancellationToken);
        return
        [
            .. rows.Select(r => (Label: JsonSerializer.Deserialize<string[]>(r.Arguments)![0], r.Sha256))
                .GroupBy(r => LabelText.Normalize(r.Label))
                .Select(g => new UnknownLabel(g.First().Label, g.Select(r => r.Sha256).Distinct().LongCount()))
                .OrderByDescending(l => l.Workbooks)
                .ThenBy(l => l.Label, StringComparer.Ordinal),
        ];
    }

    /// <summary>How much a submission says of each indicator, by its code, whether it counts or not.</summary>
    public async Task<IReadOnlyList<IndicatorCount>> CountIndicatorsAsync(long submission, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Indicator, long Series, long Observations)>(
            """
            select g.indicator, count(distinct g.id || o.measure), count(*)
            from observation o
            join data_point p on p.id = o.point_id
            join series_group g on g.id = p.group_id
            where o.submission_id = @submission
            group by g.indicator order by g.indicator
            """,
            new { submission },
            cancellationToken);
        return [.. rows.Select(r => new IndicatorCount(r.Indicator, r.Series, r.Observations))];
    }

    /// <summary>Submissions in numbers, in the order of their own.</summary>
    internal async Task<IReadOnlyList<SubmissionFigures>> FiguresAsync(long after, int limit, CancellationToken cancellationToken)
    {
        var submissions = await SelectAsync("where s.id > @after order by s.id limit @limit", new { after, limit }, cancellationToken);
        if (submissions.Count == 0)
            return [];
        await using var connection = await _access.ConnectAsync(cancellationToken);
        var parameters = new { after, through = submissions[^1].Id };
        var observations = (await connection.QueryAsync<(long Submission, long Count)>(
            "select submission_id, count(*) from observation where submission_id > @after and submission_id <= @through group by submission_id",
            parameters,
            cancellationToken)).ToDictionary(r => r.Submission, r => r.Count);
        var findings = (await connection.QueryAsync<(long Submission, string Code, string Severity, long Count)>(
            """
            select submission_id, code, severity, count(*)
            from finding where submission_id > @after and submission_id <= @through
            group by submission_id, code, severity order by submission_id, code, severity
            """,
            parameters,
            cancellationToken)).ToLookup(r => r.Submission, r => (r.Code, Severities.Codes.Parse(r.Severity), r.Count));
        return [.. submissions.Select(s => new SubmissionFigures(s, observations.GetValueOrDefault(s.Id), [.. findings[s.Id]]))];
    }

    /// <summary>Adds a submission and what was found in it; its number.</summary>
    /// <param name="releasedAt">When what it takes the place of was released; null where it was not.</param>
    internal Task<long> InsertAsync(SubmissionRecord record, DateTimeOffset? releasedAt, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                var insert = transaction.Prepared(
                    """
                    insert into submission (sha256, file_name, department, received_at, arrived_at, arrival, verdict, catalog_fingerprint, reported_through, took_ms, needs_release, released_at)
                    values (@sha256, @file_name, @department, @received_at, @arrived_at, @arrival, @verdict, @catalog, @reported_through, @took_ms, @needs_release, @released_at)
                    returning id
                    """,
                    "sha256", "file_name", "department", "received_at", "arrived_at", "arrival", "verdict", "catalog", "reported_through", "took_ms", "needs_release", "released_at");
                var id = await insert.ExecuteIdAsync(
                    cancellationToken,
                    record.Sha256,
                    record.FileName,
                    record.Department,
                    LedgerText.Of(record.ReceivedAt),
                    record.Rereads is { } earlier ? LedgerText.Of(earlier.ArrivedAt) : null,
                    record.Rereads?.Order,
                    Verdicts.Codes[record.Verdict],
                    record.CatalogFingerprint,
                    record.ReportedThrough is { } day ? LedgerText.Of(day) : null,
                    (long?)record.Took?.TotalMilliseconds,
                    record is { Verdict: Verdict.Accepted, NeedsRelease: true } ? 1 : 0,
                    releasedAt is { } moment ? LedgerText.Of(moment) : null);
                await InsertFindingsAsync(transaction, id, record.Findings, cancellationToken);
                transaction.Touched.Submissions.Add(id);
                return id;
            },
            cancellationToken);

    /// <summary>A later reading of the same bytes takes its place.</summary>
    internal Task<int> SupersedeAsync(long submission, DateTimeOffset at, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            transaction =>
            {
                transaction.Touched.Submissions.Add(submission);
                return transaction.ExecuteAsync(
                    "update submission set superseded_at = @At where id = @submission", new { submission, At = LedgerText.Of(at) }, cancellationToken);
            },
            cancellationToken);

    /// <summary>Marks a submission that stands as taken back; false when it does not stand.</summary>
    internal Task<bool> WithdrawAsync(long submission, string why, DateTimeOffset at, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                if (await new SubmissionBook(transaction).FindAsync(submission, cancellationToken) is not { } found || !found.Stands())
                    return false;
                await transaction.ExecuteAsync(
                    "update submission set withdrawn_at = @At, withdrawn_why = @why where id = @submission",
                    new { submission, At = LedgerText.Of(at), why },
                    cancellationToken);
                transaction.Touched.Submissions.Add(submission);
                return true;
            },
            cancellationToken);

    /// <summary>Marks a submission that waits for it as released; false when it does not wait.</summary>
    internal Task<bool> ReleaseAsync(long submission, DateTimeOffset at, CancellationToken cancellationToken) =>
        _access.WriteAsync(
            async transaction =>
            {
                if (await new SubmissionBook(transaction).FindAsync(submission, cancellationToken) is not { AwaitsRelease: true })
                    return false;
                await transaction.ExecuteAsync(
                    "update submission set released_at = @At where id = @submission", new { submission, At = LedgerText.Of(at) }, cancellationToken);
                transaction.Touched.Submissions.Add(submission);
                return true;
            },
            cancellationToken);

    private static Task<int> InsertFindingsAsync(LedgerTransaction transaction, long submission, ImmutableArray<Finding> findings, CancellationToken cancellationToken) =>
        transaction.AddRowsAsync(
            RedoTable.Finding,
            ["submission_id", "ordinal", "code", "severity", "sheet", "cell", "shown", "arguments", "suggestion", "explanation"],
            "",
            findings.Select((f, i) => new LedgerValue[]
            {
                submission, i, f.Code.Code, Severities.Codes[f.Severity], f.Sheet, f.Cell, f.Shown, JsonSerializer.Serialize(f.Arguments), f.Suggestion, f.Explanation,
            }),
            cancellationToken);

    private async Task<IReadOnlyList<Submission>> SelectAsync(string clauses, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await _access.ConnectAsync(cancellationToken);
        await using var reader = await connection.ReadAsync($"select {SubmissionReader.Columns} from submission s {clauses}", parameters, cancellationToken);
        var submissions = new SubmissionReader(reader, 0);
        var result = new List<Submission>();
        while (await reader.ReadAsync(cancellationToken))
            result.Add(submissions.Read());
        return result;
    }

    private sealed class FindingRow
    {
        public long Submission { get; init; }

        public required string Code { get; init; }

        public required string Severity { get; init; }

        public string? Sheet { get; init; }

        public string? Cell { get; init; }

        public string? Shown { get; init; }

        public required string Arguments { get; init; }

        public string? Suggestion { get; init; }

        public string? Explanation { get; init; }

        public Finding ToFinding() => new(
            KnownCodes[Code],
            Severities.Codes.Parse(Severity),
            Sheet,
            Cell,
            Shown,
            [.. JsonSerializer.Deserialize<string[]>(Arguments)!],
            Suggestion)
        {
            Explanation = Explanation,
        };
    }
}

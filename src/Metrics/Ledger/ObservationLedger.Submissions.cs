using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Metrics.Ledger;

public sealed partial class ObservationLedger
{
    private const string SubmissionColumns =
        """
        s.id as Id, s.sha256 as Sha256, s.file_name as FileName, s.department as Department, s.received_at as ReceivedAt, s.verdict as Verdict,
        s.catalog_fingerprint as CatalogFingerprint, s.reported_through as ReportedThrough, s.superseded_at as SupersededAt,
        s.withdrawn_at as WithdrawnAt, s.withdrawn_why as WithdrawnWhy, s.arrived_at as ArrivedAt, s.took_ms as TookMs
        """;

    private static readonly FrozenDictionary<string, FindingCode> KnownCodes = FindingCodes.All.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    /// <summary>The accepted reading of these bytes that counts, or null. Whether it was made with today's catalog, its fingerprint tells.</summary>
    public async Task<Submission?> FindInForceAsync(string sha256, CancellationToken cancellationToken) =>
        (await SubmissionsAsync(
            "where s.sha256 = @sha256 and s.verdict = 'accepted' and s.superseded_at is null and s.withdrawn_at is null",
            new { sha256 },
            cancellationToken)).SingleOrDefault();

    public async Task<Submission?> FindSubmissionAsync(long id, CancellationToken cancellationToken) =>
        (await SubmissionsAsync("where s.id = @id", new { id }, cancellationToken)).SingleOrDefault();

    /// <summary>Submissions, the latest first.</summary>
    public Task<IReadOnlyList<Submission>> SubmissionsAsync(SubmissionFilter filter, CancellationToken cancellationToken)
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
        if (filter.OnlyCurrent)
            where.Add(IsCurrent);
        where.Parameters.Add("Limit", filter.Limit);
        return SubmissionsAsync($"{where} order by s.received_at desc, s.id desc limit @Limit", where.Parameters, cancellationToken);
    }

    /// <summary>What was found in a submission, in reading order.</summary>
    public async Task<ImmutableArray<Finding>> FindingsAsync(long submission, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<FindingRow>(new CommandDefinition(
            "select code, severity, sheet, cell, shown, arguments, suggestion from finding where submission_id = @submission order by ordinal",
            new { submission },
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => r.ToFinding())];
    }

    /// <summary>How many submissions of each department came to each verdict.</summary>
    public async Task<IReadOnlyList<SubmissionCount>> CountSubmissionsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string? Department, string Verdict, long Count)>(new CommandDefinition(
            "select department, verdict, count(*) from submission group by department, verdict order by department, verdict",
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => new SubmissionCount(r.Department, Verdicts.Codes.Parse(r.Verdict), r.Count))];
    }

    /// <summary>The labels that the catalog does not know, those that most held workbooks wait for first.</summary>
    public async Task<IReadOnlyList<UnknownLabel>> UnknownLabelsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Arguments, string Sha256)>(new CommandDefinition(
            $"""
            select distinct f.arguments, s.sha256
            from submission s join finding f on f.submission_id = s.id
            where s.verdict = 'held' and {IsCurrent} and f.code = @Code
            order by f.arguments
            """,
            new { FindingCodes.UnknownLabel.Code },
            cancellationToken: cancellationToken));
        return
        [
            .. rows.Select(r => (Label: JsonSerializer.Deserialize<string[]>(r.Arguments)![0], r.Sha256))
                .GroupBy(r => LabelText.Normalize(r.Label))
                .Select(g => new UnknownLabel(g.First().Label, g.Select(r => r.Sha256).Distinct().LongCount()))
                .OrderByDescending(l => l.Workbooks)
                .ThenBy(l => l.Label, StringComparer.Ordinal),
        ];
    }

    // A later reading of the same bytes makes an earlier one history, whatever either came to.
    private const string IsCurrent =
        "s.withdrawn_at is null and not exists (select 1 from submission later where later.sha256 = s.sha256 and later.id > s.id)";

    private static async Task<Submission?> FindAsync(DbTransaction transaction, long id) =>
        (await transaction.Connection!.QuerySingleOrDefaultAsync<SubmissionRow>(
            $"select {SubmissionColumns} from submission s where s.id = @id", new { id }, transaction))?.ToSubmission();

    /// <summary>The accepted readings of these bytes that were not withdrawn: the one that counts and those it superseded.</summary>
    private static async Task<IReadOnlyList<Submission>> CountingReadingsAsync(DbTransaction transaction, string sha256) =>
    [
        .. (await transaction.Connection!.QueryAsync<SubmissionRow>(
            $"select {SubmissionColumns} from submission s where s.sha256 = @sha256 and s.verdict = 'accepted' and s.withdrawn_at is null",
            new { sha256 },
            transaction)).Select(r => r.ToSubmission()),
    ];

    private async Task<IReadOnlyList<Submission>> SubmissionsAsync(string clauses, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<SubmissionRow>(new CommandDefinition(
            $"select {SubmissionColumns} from submission s {clauses}", parameters, cancellationToken: cancellationToken));
        return [.. rows.Select(r => r.ToSubmission())];
    }

    private sealed class SubmissionRow
    {
        public long Id { get; init; }

        public required string Sha256 { get; init; }

        public required string FileName { get; init; }

        public string? Department { get; init; }

        public required string ReceivedAt { get; init; }

        public required string Verdict { get; init; }

        public required string CatalogFingerprint { get; init; }

        public string? ReportedThrough { get; init; }

        public string? SupersededAt { get; init; }

        public string? WithdrawnAt { get; init; }

        public string? WithdrawnWhy { get; init; }

        public string? ArrivedAt { get; init; }

        public long? TookMs { get; init; }

        public Submission ToSubmission() => new(
            Id,
            Sha256,
            FileName,
            Department,
            LedgerText.ToInstant(ReceivedAt),
            Verdicts.Codes.Parse(Verdict),
            CatalogFingerprint,
            ReportedThrough is null ? null : LedgerText.ToDay(ReportedThrough),
            SupersededAt is null ? null : LedgerText.ToInstant(SupersededAt),
            WithdrawnAt is null ? null : LedgerText.ToInstant(WithdrawnAt),
            WithdrawnWhy)
        {
            ArrivedAt = ArrivedAt is null ? default : LedgerText.ToInstant(ArrivedAt),
            Took = TookMs is { } took ? TimeSpan.FromMilliseconds(took) : null,
        };
    }

    private sealed class FindingRow
    {
        public required string Code { get; init; }

        public required string Severity { get; init; }

        public string? Sheet { get; init; }

        public string? Cell { get; init; }

        public string? Shown { get; init; }

        public required string Arguments { get; init; }

        public string? Suggestion { get; init; }

        public Finding ToFinding() => new(
            KnownCodes[Code],
            Severities.Codes.Parse(Severity),
            Sheet,
            Cell,
            Shown,
            [.. JsonSerializer.Deserialize<string[]>(Arguments)!],
            Suggestion);
    }
}

using System.Globalization;
using Dapper;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

// The ledger's own figures: what arrived, and how far it has been passed on.
public sealed partial class ObservationLedger
{
    /// <summary>When each of these indicators was first reported for each of these areas, period by period.</summary>
    public async Task<IReadOnlyList<Arrival>> ArrivalsAsync(
        IReadOnlyCollection<string> indicators, IReadOnlyCollection<string> areas, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Indicator, string Area, string Period, string At)>(new CommandDefinition(
            """
            select g.indicator, g.area, p.period, min(coalesce(s.arrived_at, s.received_at))
            from series_group g
            join data_point p on p.group_id = g.id
            join observation o on o.point_id = p.id
            join submission s on s.id = o.submission_id
            where g.indicator in @indicators and g.area in @areas
              and o.basis = 'own' and s.verdict = 'accepted' and s.superseded_at is null and s.withdrawn_at is null
            group by g.indicator, g.area, p.period
            """,
            new { indicators, areas },
            cancellationToken: cancellationToken));
        return [.. rows.Select(r => new Arrival(r.Indicator, r.Area, TimePeriod.Parse(r.Period).Value, LedgerText.ToInstant(r.At)))];
    }

    /// <summary>Submissions in numbers, in the order of their own.</summary>
    internal async Task<IReadOnlyList<SubmissionFigures>> SubmissionFiguresAsync(long after, int limit, CancellationToken cancellationToken)
    {
        var submissions = await SubmissionsAsync("where s.id > @after order by s.id limit @limit", new { after, limit }, cancellationToken);
        if (submissions.Count == 0)
            return [];
        await using var connection = await ConnectAsync(cancellationToken);
        var parameters = new { after, through = submissions[^1].Id };
        var observations = (await connection.QueryAsync<(long Submission, long Count)>(new CommandDefinition(
            "select submission_id, count(*) from observation where submission_id > @after and submission_id <= @through group by submission_id",
            parameters,
            cancellationToken: cancellationToken))).ToDictionary(r => r.Submission, r => r.Count);
        var findings = (await connection.QueryAsync<(long Submission, string Code, string Severity, long Count)>(new CommandDefinition(
            """
            select submission_id, code, severity, count(*)
            from finding where submission_id > @after and submission_id <= @through
            group by submission_id, code, severity order by submission_id, code, severity
            """,
            parameters,
            cancellationToken: cancellationToken))).ToLookup(r => r.Submission, r => (r.Code, Severities.Codes.Parse(r.Severity), r.Count));
        return [.. submissions.Select(s => new SubmissionFigures(s, observations.GetValueOrDefault(s.Id), [.. findings[s.Id]]))];
    }

    /// <summary>When the first of the changes after a sequence number was made; null when there is none.</summary>
    internal async Task<DateTimeOffset?> OldestChangeAsync(long afterSequence, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        // Numbers are given out in order, so the lowest is the oldest; it was given when one of those who speak of it came or went.
        var changes = await connection.QueryAsync<(string Received, string? Superseded, string? Withdrawn)>(new CommandDefinition(
            """
            select s.received_at, s.superseded_at, s.withdrawn_at
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
            cancellationToken: cancellationToken));
        return changes.SelectMany(c => new[] { c.Received, c.Superseded, c.Withdrawn }).OfType<string>().Max(StringComparer.Ordinal) is { } latest
            ? LedgerText.ToInstant(latest)
            : null;
    }

    /// <summary>Under which name a projection remembers up to which submission it has written the pipeline's own figures.</summary>
    internal static string PipelineOf(string target) => string.Create(CultureInfo.InvariantCulture, $"{target} pipeline");
}

using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Reports;
using Microsoft.Extensions.Logging;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// Writes the pipeline's own figures: submissions and findings once each, what is due when it changes, the lag and the worker's heartbeat from
/// time to time. Its points are no copy of what is in force, so a comparison with the ledger does not look at them.
/// </summary>
internal sealed class PipelineFigures(InfluxOptions options, InfluxClient client, ObservationLedger ledger, TimeZoneInfo zone, TimeProvider time, ILogger logger)
{
    public const string Measurement = "pipeline";

    private const long NanosecondsInATick = 100;
    private const long NanosecondsInAMillisecond = 1_000_000;
    private const long MillisecondsInASecond = 1_000;

    // All that is due in one statement: under which names and days it was written need not be remembered.
    private static readonly InfluxSeries Due = InfluxSeries.Of(Measurement, [new("figure", "due")]);

    private readonly ProjectionBook _book = new(ledger);
    private readonly string _checkpoint = ProjectionBook.PipelineOf(options.Target);

    // What this process has written; another one writes it again, which does no harm.
    private readonly Dictionary<InfluxPointId, string> _due = [];
    private (long Sequence, DateOnly Today, IndicatorCatalog Catalog)? _dueOf;
    private long? _lagSince;
    private long? _beatSince;

    /// <summary>The server holds nothing any more.</summary>
    public void Forget()
    {
        _due.Clear();
        _dueOf = null;
        _lagSince = _beatSince = null;
    }

    /// <summary>Writes how far behind the projection is: before it catches up only if it is, afterwards from time to time.</summary>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    public async Task WriteLagAsync(bool onlyIfBehind, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (IsRecent(_lagSince))
            return;
        var checkpoint = await _book.CheckpointAsync(options.Target, cancellationToken);
        var pending = await ledger.Changes.CountAsync(checkpoint?.Sequence ?? 0, cancellationToken);
        if (pending == 0 && onlyIfBehind)
            return;
        var oldest = await ledger.Changes.OldestAsync(checkpoint?.Sequence ?? 0, cancellationToken);
        var age = oldest is { } since ? Math.Max(0, (now - since).TotalSeconds) : 0;
        await SendAsync([Point("lag", [], now, [Field("pending", pending), new("seconds", FieldValue.Of(age))])], cancellationToken);
        // While it is behind, the end of the run is told too, so that the last word is not an old one.
        if (pending == 0)
            _lagSince = time.GetTimestamp();
    }

    /// <summary>Writes that the worker is there, from time to time.</summary>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        if (IsRecent(_beatSince))
            return;
        await SendAsync([Point("worker", [], time.GetUtcNow(), [Field("up", 1)])], cancellationToken);
        _beatSince = time.GetTimestamp();
    }

    /// <summary>Writes the submissions that have come since the last time, with their findings.</summary>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    public async Task WriteSubmissionsAsync(IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        while (true)
        {
            var from = (await _book.BeginAsync(_checkpoint, cancellationToken)).Sequence;
            var submissions = await ledger.Submissions.FiguresAsync(from, options.BatchSize, cancellationToken);
            if (submissions.Count == 0)
                return;
            await SendAsync([.. submissions.SelectMany(s => PointsOf(s, catalog))], cancellationToken);
            // Elsewhere than expected means that another process wrote them, or began anew: it is looked at again.
            await _book.AdvanceAsync(_checkpoint, from, submissions[^1].Submission.Id, [], [], cancellationToken);
        }
    }

    /// <summary>Writes what is due where that has changed: with a new figure, a new day or another catalog.</summary>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    public async Task WriteDueAsync(ConnectedServer server, IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var now = (Sequence: await ledger.Changes.LastSequenceAsync(cancellationToken), today, catalog);
        if (_dueOf == now)
            return;
        var places = DuePlaces.Of(catalog);
        var isOfOtherPlaces = !ReferenceEquals(_dueOf?.Catalog, catalog) && (await _book.BeginAsync(_checkpoint, cancellationToken)).Note != places;
        if (isOfOtherPlaces)
            await TakeDueAwayAsync(server, cancellationToken);
        var departments = NamesOf(catalog);
        var reports = new DueReports(catalog, zone);
        var due = _dueOf is { } before && (before.Today, before.Catalog) == (today, catalog)
            ? await reports.ChangedAsync(ledger, today, before.Sequence, cancellationToken)
            : await reports.AllAsync(ledger, today, cancellationToken);
        var points = due
            .Select(r => PointOf(r, departments))
            .Where(p => _due.GetValueOrDefault(p.Id) != LineProtocol.Encode(p))
            .ToList();
        await SendAsync(points, cancellationToken);
        foreach (var point in points)
            _due[point.Id] = LineProtocol.Encode(point);
        // Only now: broken off before, all of it is taken away and written once more.
        if (isOfOtherPlaces)
            await _book.NoteAsync(_checkpoint, _ => places, cancellationToken);
        _dueOf = now;
    }

    // A report that is due on another day, or has another name, is another point: the old one would stand beside it.
    private async Task TakeDueAwayAsync(ConnectedServer server, CancellationToken cancellationToken)
    {
        _due.Clear();
        _dueOf = null;
        if (server.TakesCorrections)
            await client.DeleteAsync([Due], [], cancellationToken);
        else if ((await _book.BeginAsync(_checkpoint, cancellationToken)).Note is not null)
            await _book.NoteRebuildAsync(options.Target, cancellationToken);
    }

    private bool IsRecent(long? since) => since is { } told && time.GetElapsedTime(told) < options.PipelineInterval;

    private static InfluxPoint Point(
        string figure, IEnumerable<KeyValuePair<string, string?>> tags, DateTimeOffset at, IEnumerable<KeyValuePair<string, FieldValue>> fields) =>
        Point(figure, tags, InNanoseconds(at), fields);

    private static InfluxPoint Point(
        string figure, IEnumerable<KeyValuePair<string, string?>> tags, long nanoseconds, IEnumerable<KeyValuePair<string, FieldValue>> fields) =>
        new(InfluxSeries.Of(Measurement, tags.Prepend(new("figure", figure))), nanoseconds, fields);

    /// <summary>
    /// The second in which a submission was received, and within it a moment of its own, made of its number: two of one moment are two points
    /// wherever times are kept to the millisecond, as VictoriaMetrics and Grafana do, and what is below keeps a thousand and more in a second
    /// apart. The number as a tag would be a series for each submission.
    /// </summary>
    private static long MomentOf(Submission submission)
    {
        var (thousands, milliseconds) = Math.DivRem(submission.Id, MillisecondsInASecond);
        return (submission.ReceivedAt.ToUnixTimeSeconds() * MillisecondsInASecond * NanosecondsInAMillisecond)
            + (milliseconds * NanosecondsInAMillisecond)
            + (thousands % NanosecondsInAMillisecond);
    }

    private static long InNanoseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks * NanosecondsInATick;

    private static KeyValuePair<string, FieldValue> Field(string name, decimal value) => new(name, FieldValue.Of(value));

    private static KeyValuePair<string, FieldValue> Field(string name, string value) => new(name, FieldValue.Of(value));

    private static Dictionary<string, string> NamesOf(IndicatorCatalog catalog) =>
        catalog.Departments.ToDictionary(d => d.Code, d => d.Name, StringComparer.Ordinal);

    private static KeyValuePair<string, string?>[] Department(string? code, Dictionary<string, string> names) =>
        [new("department", code), new("department_name", code is null ? null : names.GetValueOrDefault(code, code))];

    private static IEnumerable<InfluxPoint> PointsOf(SubmissionFigures figures, IndicatorCatalog catalog)
    {
        var submission = figures.Submission;
        var department = Department(submission.Department, NamesOf(catalog));
        var moment = MomentOf(submission);
        var number = Field("submission", submission.Id.ToString(CultureInfo.InvariantCulture));
        List<KeyValuePair<string, FieldValue>> fields =
        [
            Field("count", 1),
            Field("observations", figures.Observations),
            Field("findings", figures.Findings.Sum(f => f.Count)),
            Field("file", submission.FileName),
            number,
        ];
        if (submission.Took is { } took)
            fields.Add(new("ingest_seconds", FieldValue.Of(took.TotalSeconds)));
        yield return Point("submission", [new("verdict", Verdicts.Codes[submission.Verdict]), .. department], moment, fields);
        foreach (var (code, severity, count) in figures.Findings)
        {
            yield return Point(
                "finding",
                [new("code", code), new("severity", Severities.Codes[severity]), .. department],
                moment,
                [Field("count", count), number]);
        }
    }

    private InfluxPoint PointOf(DueReport due, Dictionary<string, string> departments) => Point(
        "due",
        [new("report", due.Report.Code), new("report_name", due.Report.Name), .. Department(due.Report.Department, departments)],
        // The last moment in time.
        TimePeriod.OfDay(due.Due.AddDays(1)).FirstInstant(zone).AddSeconds(-1),
        [
            .. PointMapping.PeriodOf(due.Period),
            Field("state", NameOf(due.State)),
            Field("days_overdue", due.DaysOverdue),
            Field("due", 1),
        ]);

    private static string NameOf(ReportState state) => state switch
    {
        ReportState.Received => "received",
        ReportState.Late => "late",
        ReportState.Due => "due",
        ReportState.Overdue => "overdue",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
    };

    private async Task SendAsync(List<InfluxPoint> points, CancellationToken cancellationToken)
    {
        if (points.Count == 0)
            return;
        var outcome = await client.WriteAsync(points, cancellationToken, TimePrecision.Nanoseconds);
        foreach (var rejected in outcome.Rejected)
            logger.LogWarning("{Target} will not take {Line}: {Words}. It is missing until all is written anew", options.Target, rejected.Point, rejected.Words);
        if (outcome.Trouble is { } trouble)
            throw new InfluxException(trouble);
    }
}

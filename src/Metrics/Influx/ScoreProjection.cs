using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Logging;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// Writes the computed scores. One figure may move the score of everybody in a group, and they are few: they are computed anew as a whole when anything
/// that they rest on has changed, and written where they came out otherwise.
/// </summary>
internal sealed class ScoreProjection(InfluxOptions options, InfluxClient client, ObservationLedger ledger, ILogger logger)
{
    // Notes: what stands on the server; null while nothing ever did.
    private const string Unfinished = "unfinished";
    private const char Between = ' ';

    // All of them in one statement: what series there are need not be remembered.
    private static readonly InfluxSeries Everything = InfluxSeries.Of(PointMapping.ScoreMeasurement, [new("indicator", AssessmentScheme.ScoreCode)]);

    private readonly ProjectionBook _book = new(ledger);
    private readonly string _checkpoint = ProjectionBook.ScoresOf(options.Target);
    private IndicatorCatalog? _writtenWith;

    /// <summary>Writes the scores if anything that they rest on, or the catalog, has changed since they were written.</summary>
    /// <exception cref="InfluxException">The server's trouble.</exception>
    public async Task WriteAsync(ConnectedServer server, IndicatorCatalog catalog, PointMapping mapping, ProjectionRun run, CancellationToken cancellationToken)
    {
        var isContested = false;
        while (true)
        {
            var (from, note) = await _book.BeginAsync(_checkpoint, cancellationToken);
            var through = await ledger.Changes.LastSequenceAsync(cancellationToken);
            // To look is cheap; to read the whole history of what is scored is not.
            if (!isContested
                && ReferenceEquals(_writtenWith, catalog)
                && (from == through || (from > 0 && !await ledger.Changes.AnyAsync(from, ComputedScores.IndicatorsIn(catalog), cancellationToken))))
            {
                if (from != through)
                    await _book.AdvanceAsync(_checkpoint, from, through, [], [], cancellationToken);
                return;
            }

            var points = await new ScorePoints(ledger, catalog, mapping).ReadAsync(cancellationToken);
            // At 0 the server holds nothing, whatever the note says: it was made anew, or all is to be written anew.
            if (note != NoteOf(points) || ((isContested || from == 0) && points.Count > 0))
                await WriteAsync(server, points, note, run, cancellationToken);
            if (await _book.AdvanceAsync(_checkpoint, from, through, [], [], cancellationToken))
            {
                _writtenWith = catalog;
                return;
            }

            // Another process wrote them meanwhile, and nobody knows whose came last.
            isContested = true;
        }
    }

    // A server that takes no corrections is right only where nothing but further periods has come.
    private async Task WriteAsync(ConnectedServer server, IReadOnlyList<InfluxPoint> points, string? note, ProjectionRun run, CancellationToken cancellationToken)
    {
        if (!server.TakesCorrections && note?.Split(Between) is [_, _, var last, var standing] && StandingOf(points.Where(p => p.Time <= TimeOf(last))) != standing)
        {
            await _book.NoteRebuildAsync(options.Target, cancellationToken);
            logger.LogWarning("{Server} cannot take the scores of {Target} that came out otherwise away: rebuild it", server, options.Target);
        }

        if (note?.Split(Between)[0] != ShapeOf(points))
        {
            // Broken off before all are written, it is begun anew: some may stand there that nobody knows of.
            await _book.NoteAsync(_checkpoint, static _ => Unfinished, cancellationToken);
            if (note is not null && server.TakesCorrections)
                await client.DeleteAsync([Everything], [], cancellationToken);
        }

        var outcome = await client.WriteAsync(points, cancellationToken);
        run.Written += outcome.Written;
        run.Rejected += outcome.Rejected.Length;
        foreach (var rejected in outcome.Rejected)
            logger.LogWarning("{Target} will not take {Line}: {Words}. It is missing until all is written anew", options.Target, rejected.Point, rejected.Words);
        if (outcome.Trouble is { } trouble)
            throw new InfluxException(trouble);
        await _book.NoteAsync(_checkpoint, _ => NoteOf(points), cancellationToken);
    }

    // The same shape can be written over, the same content need not be written; what stands until which time tells whether it was corrected.
    private static string? NoteOf(IReadOnlyList<InfluxPoint> points) =>
        points.Count == 0 ? null : string.Join(Between, ShapeOf(points), Fingerprint(points.Select(LineProtocol.Encode)), TextOf(points.Max(p => p.Time)), StandingOf(points));

    private static string TextOf(long time) => time.ToString(CultureInfo.InvariantCulture);

    private static long TimeOf(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // What is to stand there for good: the mark of the latest moves on with every period.
    private static string StandingOf(IEnumerable<InfluxPoint> points) =>
        Fingerprint(points.Select(p => $"{p.Series.Key} {p.Time} {string.Join(',', p.Fields.Where(f => f.Key != PointMapping.Latest(true).Key).Select(f => $"{f.Key}={f.Value}"))}"));

    private static string ShapeOf(IReadOnlyList<InfluxPoint> points) =>
        Fingerprint(points.Select(p => $"{p.Series.Key} {p.Time} {string.Join(',', p.Fields.Select(f => f.Key))}"));

    private static string Fingerprint(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))).AsSpan(..8));
}

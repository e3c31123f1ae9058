using System.Text;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Telemetry;
using Microsoft.Extensions.Logging;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// Copies what is in force in the ledger to InfluxDB. The ledger is the queue: the projection reads its changes in order and moves a
/// checkpoint, kept in the ledger too, when the server has acknowledged them. Nothing is lost while the server is away, and writing again
/// what was written already changes nothing. Several processes may run the same projection.
/// </summary>
public sealed class Projection : IDisposable
{
    // How often it is looked whether a batch has come together.
    private static readonly TimeSpan FollowingInterval = TimeSpan.FromMilliseconds(100);

    private readonly InfluxOptions _options;
    private readonly ObservationLedger _ledger;
    private readonly ProjectionBook _book;
    private readonly Func<IndicatorCatalog> _catalog;
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _time;
    private readonly ILogger<Projection> _logger;
    private readonly InfluxClient? _client;
    private readonly PipelineFigures? _pipeline;
    private readonly ScoreProjection? _scores;
    private readonly SemaphoreSlim _running = new(1);

    // What this process has seen of the server; the ledger knows the rest.
    private bool _databaseIsThere;
    private IndicatorCatalog? _reconciledWith;
    private (long Since, TimeSpan Length)? _pause;
    private InfluxTrouble? _trouble;
    private bool _troubleIsKnown;

    /// <param name="catalog">Gives the catalog of today; another one than the last time makes the projection look for renamed series.</param>
    /// <param name="zone">Where a period begins at midnight.</param>
    public Projection(
        InfluxOptions options,
        ObservationLedger ledger,
        Func<IndicatorCatalog> catalog,
        TimeZoneInfo zone,
        TimeProvider time,
        ILogger<Projection> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _ledger = ledger;
        _book = new ProjectionBook(ledger);
        _catalog = catalog;
        _zone = zone;
        _time = time;
        _logger = logger;
        if (options.IsEnabled)
        {
            _client = new InfluxClient(options, time);
            _pipeline = new PipelineFigures(options, _client, ledger, zone, time, logger);
            _scores = new ScoreProjection(options, _client, ledger, logger);
        }
    }

    /// <summary>
    /// Writes everything that is pending. The server's trouble is in the outcome and never thrown; what is thrown is a fault of the ledger or of
    /// the program. While the server asks to be left alone, or has refused our credentials a moment ago, it is not asked again.
    /// </summary>
    /// <param name="progress">Told the changes that are still waiting, after each batch.</param>
    public async Task<ProjectionOutcome> RunOnceAsync(CancellationToken cancellationToken, IProgress<long>? progress = null)
    {
        if (_client is null)
            return ProjectionOutcome.Off;
        await _running.WaitAsync(cancellationToken);
        try
        {
            if (Pause is { } pause)
                return await OutcomeAsync(new ProjectionRun(), _trouble! with { RetryAfter = pause }, cancellationToken);
            using var stage = Stage.Begin("project");
            var run = new ProjectionRun();
            InfluxTrouble? trouble = null;
            try
            {
                await RunAsync(_client, run, progress, cancellationToken);
            }
            catch (InfluxException exception)
            {
                trouble = exception.Trouble;
            }

            await RememberAsync(trouble, cancellationToken);
            var outcome = await OutcomeAsync(run, trouble, cancellationToken);
            Count(outcome);
            return outcome;
        }
        finally
        {
            _running.Release();
        }
    }

    /// <summary>Writes while something is recorded, a batch of changes at a time, and what is left when that is done. It never ends before the recording does.</summary>
    /// <param name="recording">Its fault is thrown here too.</param>
    /// <param name="timeout">As <see cref="CatchUpAsync"/> has it, for what is left.</param>
    public async Task<ProjectionOutcome> FollowAsync(Task recording, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var sum = new ProjectionRun();
        var isInTrouble = _client is null;
        try
        {
            while (!isInTrouble && !recording.IsCompleted)
            {
                if (await BehindAsync(cancellationToken) < _options.BatchSize)
                {
                    await Task.WhenAny(recording, Task.Delay(FollowingInterval, _time, cancellationToken));
                    cancellationToken.ThrowIfCancellationRequested();
                    continue;
                }

                var outcome = await RunOnceAsync(cancellationToken);
                sum.Add(outcome);
                isInTrouble = outcome.State != ProjectionState.CaughtUp;
            }
        }
        finally
        {
            // Not left behind, whatever ends the following: it finishes what it has in hand, and the ledger may be closed afterwards.
            await Task.WhenAny(recording);
        }

        await recording;
        var last = await CatchUpAsync(timeout, cancellationToken);
        sum.Add(last);
        return last with { Written = sum.Written, Deleted = sum.Deleted, Rejected = sum.Rejected };
    }

    /// <summary>Runs until everything is written, nothing more gets written, or waiting does not help.</summary>
    /// <param name="timeout">For how long it may stand still; while it gets on, it takes what it takes.</param>
    public async Task<ProjectionOutcome> CatchUpAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, _time);
        var progress = new Extension(deadline, timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var sum = new ProjectionRun();
        var trouble = new InfluxTrouble(InfluxTroubleKind.Unavailable, "The time allowed is over.");
        try
        {
            while (true)
            {
                var outcome = await RunOnceAsync(either.Token, progress);
                sum.Add(outcome);
                if (outcome.State != ProjectionState.Behind || outcome.Trouble is { Kind: InfluxTroubleKind.Misconfigured or InfluxTroubleKind.DatabaseMissing })
                    return outcome with { Written = sum.Written, Deleted = sum.Deleted, Rejected = sum.Rejected };
                trouble = outcome.Trouble ?? trouble;
                await Task.Delay(trouble.RetryAfter ?? _options.RetryDelay, _time, either.Token);
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return await OutcomeAsync(sum, trouble, cancellationToken);
        }
    }

    /// <summary>
    /// Drops what is ours on the server and writes it anew. When it is broken off, whoever runs the projection next goes on with it.
    /// </summary>
    public async Task<ProjectionOutcome> RebuildAsync(CancellationToken cancellationToken, IProgress<long>? progress = null)
    {
        if (_client is null)
            return ProjectionOutcome.Off;
        await BeginRebuildAsync(cancellationToken);
        return await RunOnceAsync(cancellationToken, progress);
    }

    /// <summary>Lets whoever runs the projection next drop what is ours on the server and write it anew: nobody knows any more what stands there.</summary>
    public Task BeginRebuildAsync(CancellationToken cancellationToken) =>
        _client is null ? Task.CompletedTask : NoteAsync(note => note with { IsDropping = true }, cancellationToken);

    /// <summary>
    /// Tells the server, from time to time, that a worker is there. While it is away nobody is told; the next run says what the trouble is.
    /// </summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        if (_pipeline is null || Pause is not null)
            return;
        try
        {
            await _pipeline.BeatAsync(cancellationToken);
        }
        catch (InfluxException exception)
        {
            _logger.LogDebug("{Target} was not told that the worker is there: {Words}", _options.Target, exception.Trouble.Words);
        }
    }

    /// <summary>How far the projection is. The server is not asked.</summary>
    public async Task<ProjectionStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var newest = await _ledger.Changes.LastSequenceAsync(cancellationToken);
        if (_client is null)
            return new ProjectionStatus("", 0, newest, 0, false, false, null, null, [], []);
        var checkpoint = await _book.CheckpointAsync(_options.Target, cancellationToken) ?? new Checkpoint(0, null);
        var note = ProjectionNote.Parse(checkpoint.Note);
        return new ProjectionStatus(
            _options.Target,
            checkpoint.Sequence,
            newest,
            await _ledger.Changes.CountAsync(checkpoint.Sequence, cancellationToken),
            note.IsDropping,
            note.NeedsRebuild,
            note.Trouble,
            note.TroubleSince,
            await _book.UnknownIndicatorsAsync(_options.Target, cancellationToken),
            await _book.SetAsidePointsAsync(_options.Target, cancellationToken));
    }

    /// <summary>
    /// Compares every point and value of the ledger with the server, and every point of our measurements on the server with the ledger. It
    /// needs a server that answers InfluxQL.
    /// </summary>
    /// <param name="limit">How many differences to name; all are counted.</param>
    /// <param name="progress">Told the points compared so far.</param>
    public async Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken, int limit = 1_000, IProgress<long>? progress = null)
    {
        var mapping = Mapping();
        var status = await StatusAsync(cancellationToken);
        var comparison = new ServerComparison(_zone, status.SetAside, limit, progress);
        var trouble = _client is null
            ? new InfluxTrouble(InfluxTroubleKind.Misconfigured, "No server is configured.")
            : await CompareAsync(_client, comparison, mapping, cancellationToken);
        return comparison.Report(status.Behind, trouble);
    }

    /// <summary>
    /// Writes everything as a file for <c>influx -import -path=FILE -precision=s</c>, for a server that cannot be reached from here. The file
    /// appears when it is complete. Needs no server.
    /// </summary>
    /// <returns>How many points it holds.</returns>
    public async Task<long> ExportAsync(string path, CancellationToken cancellationToken)
    {
        var unfinished = path + ".unfinished";
        var count = 0L;
        await using (var writer = new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
        {
            await writer.WriteLineAsync("# DDL");
            await writer.WriteLineAsync(InfluxClient.CreateDatabase(_options));
            await writer.WriteLineAsync("# DML");
            await writer.WriteLineAsync($"# CONTEXT-DATABASE: {_options.Database}");
            await writer.WriteLineAsync($"# CONTEXT-RETENTION-POLICY: {_options.RetentionPolicy ?? "autogen"}");
            await foreach (var point in new LedgerPoints(_ledger, Mapping()).ReadAsync(new ObservationQuery(), new ItemRowQuery(), null, cancellationToken))
            {
                await writer.WriteLineAsync(LineProtocol.Encode(point));
                count++;
            }

            foreach (var point in await Scores().ReadAsync(cancellationToken))
            {
                await writer.WriteLineAsync(LineProtocol.Encode(point));
                count++;
            }
        }

        File.Move(unfinished, path, overwrite: true);
        return count;
    }

    public void Dispose()
    {
        _client?.Dispose();
        _running.Dispose();
    }

    private static void Count(ProjectionOutcome outcome)
    {
        PipelineTelemetry.Behind.Record(outcome.Behind);
        foreach (var (name, points) in new[] { ("written", outcome.Written), ("deleted", outcome.Deleted), ("rejected", outcome.Rejected) })
            PipelineTelemetry.Points.Add(points, new KeyValuePair<string, object?>("outcome", name));
    }

    /// <summary>How long the server is to be left alone yet; null when it is not. No clock that is set back makes it longer.</summary>
    private TimeSpan? Pause => _pause is { } pause && pause.Length - _time.GetElapsedTime(pause.Since) is var left && left > TimeSpan.Zero ? left : null;

    private PointMapping Mapping() => new(_catalog(), _zone);

    private ScorePoints Scores() => new(_ledger, _catalog(), Mapping());

    private async Task RunAsync(InfluxClient client, ProjectionRun run, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var mayMakeDatabase = true;
        while (true)
        {
            try
            {
                var server = await client.ConnectAsync(cancellationToken);
                if (!_databaseIsThere)
                    await EnsureDatabaseAsync(client, cancellationToken);
                await DropIfBegunAsync(client, cancellationToken);
                await _pipeline!.WriteLagAsync(onlyIfBehind: true, cancellationToken);
                await WritePendingAsync(client, server, run, progress, cancellationToken);
                var catalog = _catalog();
                await _scores!.WriteAsync(server, catalog, new PointMapping(catalog, _zone), run, cancellationToken);
                await _pipeline.WriteSubmissionsAsync(catalog, cancellationToken);
                await _pipeline.WriteDueAsync(server, catalog, cancellationToken);
                await _pipeline.WriteLagAsync(onlyIfBehind: false, cancellationToken);
                return;
            }
            catch (InfluxException exception) when (exception.Trouble.Kind == InfluxTroubleKind.DatabaseMissing && mayMakeDatabase)
            {
                // It was there before, so somebody dropped it.
                _databaseIsThere = mayMakeDatabase = false;
            }
        }
    }

    private async Task EnsureDatabaseAsync(InfluxClient client, CancellationToken cancellationToken)
    {
        var wasCutShort = ProjectionNote.Parse((await _book.BeginAsync(_options.Target, cancellationToken)).Note).IsMaking;
        var isMaking = false;
        var isMade = await client.EnsureDatabaseAsync(cancellationToken, async token =>
        {
            isMaking = true;
            await NoteAsync(static note => note with { IsMaking = true }, token);
        });
        if (isMade || wasCutShort)
        {
            // A database that was just made holds nothing, whatever the checkpoint says.
            await _book.ResetAsync(_options.Target, static note => (ProjectionNote.Parse(note) with { IsMaking = false }).Write(), cancellationToken);
            _pipeline!.Forget();
            _logger.LogInformation("Made the database of {Target}", _options.Target);
        }
        else if (isMaking)
        {
            // It is its administrator's to make.
            await NoteAsync(static note => note with { IsMaking = false }, cancellationToken);
        }


        _databaseIsThere = true;
    }

    private async Task DropIfBegunAsync(InfluxClient client, CancellationToken cancellationToken)
    {
        var checkpoint = await _book.BeginAsync(_options.Target, cancellationToken);
        if (!ProjectionNote.Parse(checkpoint.Note).IsDropping)
            return;
        // Only once all is dropped does the checkpoint go back: broken off before, it is dropped again; after, the writing goes on.
        await client.DropMeasurementsAsync([.. await OurMeasurementsAsync(cancellationToken), PipelineFigures.Measurement], cancellationToken);
        await _book.ResetAsync(
            _options.Target,
            static note => (ProjectionNote.Parse(note) with { IsDropping = false, NeedsRebuild = false }).Write(),
            cancellationToken);
        _pipeline!.Forget();
        _logger.LogInformation("Dropped the measurements of {Target} to write them anew", _options.Target);
    }

    private async Task<IReadOnlyList<string>> OurMeasurementsAsync(CancellationToken cancellationToken)
    {
        var mapping = Mapping();
        var catalog = _catalog();
        var projected = await _book.SeriesAsync(_options.Target, cancellationToken);
        return
        [
            .. PointMapping.Domains
                .Concat(catalog.Indicators.Select(i => i.Domain))
                .Concat(catalog.Kinds.Select(k => mapping.MeasurementOf(k.Code)))
                .Concat(projected.Where(s => s.Key.Length > 0).Select(s => InfluxSeries.Parse(s.Key).Measurement))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private async Task WritePendingAsync(InfluxClient client, ConnectedServer server, ProjectionRun run, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var catalog = _catalog();
        ProjectionBatch? batch = null;
        var (from, note) = await _book.BeginAsync(_options.Target, cancellationToken);
        // Another process may have gone by another catalog since.
        if (!ReferenceEquals(_reconciledWith, catalog) || ProjectionNote.Parse(note).Catalog != catalog.Fingerprint)
        {
            batch = await BeginBatchesAsync();
            await batch.ReconcileAsync(cancellationToken);
            await NoteAsync(n => n with { Catalog = catalog.Fingerprint }, cancellationToken);
            _reconciledWith = catalog;
            from = (await _book.BeginAsync(_options.Target, cancellationToken)).Sequence;
        }

        var waiting = progress is null ? 0 : await _ledger.Changes.CountAsync(from, cancellationToken);
        for (var page = await ReadAsync(from); !page.IsEmpty;)
        {
            batch ??= await BeginBatchesAsync();
            // The next page is read while this one is on its way. What changes meanwhile comes once more, with a later one.
            var next = ReadAsync(page.Through);
            var isWritten = false;
            try
            {
                isWritten = await batch.WriteAsync(page, from, cancellationToken);
            }
            finally
            {
                // Not left behind, even when the server is in trouble: the ledger may be closed after the run.
                await Task.WhenAny(next);
            }

            if (isWritten)
            {
                waiting -= page.Points.Length + page.Rows.Length;
                (from, page) = (page.Through, await next);
            }
            else
            {
                // Another process moved the checkpoint: it wrote what we wrote, or began anew. What we know of the series may be out of date.
                from = (await _book.BeginAsync(_options.Target, cancellationToken)).Sequence;
                page = await ReadAsync(from);
                batch = null;
                waiting = progress is null ? 0 : await _ledger.Changes.CountAsync(from, cancellationToken);
            }

            progress?.Report(Math.Max(0, waiting));
        }

        // SQLite reads in the caller's thread.
        Task<ChangePage> ReadAsync(long after) => Task.Run(() => _ledger.Changes.ReadAsync(after, _options.PageSize, cancellationToken), cancellationToken);

        async Task<ProjectionBatch> BeginBatchesAsync()
        {
            var mapping = new PointMapping(catalog, _zone);
            var begun = new ProjectionBatch(_options, client, server, _ledger, _book, mapping, _time, _logger, run);
            await begun.BeginAsync(cancellationToken);
            return begun;
        }
    }

    private async Task<InfluxTrouble?> CompareAsync(InfluxClient client, ServerComparison comparison, PointMapping mapping, CancellationToken cancellationToken)
    {
        try
        {
            var server = await client.ConnectAsync(cancellationToken);
            if (!server.AnswersInfluxQl)
                return new InfluxTrouble(InfluxTroubleKind.Misconfigured, $"{server} does not answer InfluxQL: what it holds cannot be compared.");
            var projected = await _book.SeriesAsync(_options.Target, cancellationToken);
            var known = projected.ToDictionary(s => s.Source);
            var points = new LedgerPoints(_ledger, mapping);
            foreach (var indicator in await _ledger.Arrivals.IndicatorsAsync(cancellationToken))
            {
                await comparison.CompareAsync(
                    client, points.ReadAsync(new ObservationQuery { Indicators = [indicator] }, null, known, cancellationToken), cancellationToken);
            }

            await comparison.CompareAsync(client, points.ReadAsync(null, new ItemRowQuery(), known, cancellationToken), cancellationToken);
            await comparison.CompareAsync(client, (await Scores().ReadAsync(cancellationToken)).ToAsyncEnumerable(), cancellationToken);
            await comparison.CompareRestAsync(client, await OurMeasurementsAsync(cancellationToken), cancellationToken);
            return null;
        }
        catch (InfluxException exception)
        {
            return exception.Trouble;
        }
    }

    private async Task<ProjectionOutcome> OutcomeAsync(ProjectionRun run, InfluxTrouble? trouble, CancellationToken cancellationToken)
    {
        return new ProjectionOutcome(
            trouble switch
            {
                null => ProjectionState.CaughtUp,
                { Kind: InfluxTroubleKind.Refused } => ProjectionState.Stopped,
                _ => ProjectionState.Behind,
            },
            run.Written,
            run.Deleted,
            run.Rejected,
            await BehindAsync(cancellationToken),
            trouble);
    }

    private async Task<long> BehindAsync(CancellationToken cancellationToken)
    {
        var checkpoint = await _book.CheckpointAsync(_options.Target, cancellationToken);
        return await _ledger.Changes.CountAsync(checkpoint?.Sequence ?? 0, cancellationToken);
    }

    /// <summary>Keeps what happened for the next run and for other processes, and says it once, when it is new.</summary>
    private async Task RememberAsync(InfluxTrouble? trouble, CancellationToken cancellationToken)
    {
        var pause = trouble?.Kind == InfluxTroubleKind.Refused ? _options.RefusedPause : trouble?.RetryAfter;
        _pause = pause is { } length ? (_time.GetTimestamp(), length) : null;
        // How long to wait is no part of what is wrong.
        trouble = trouble is null ? null : trouble with { RetryAfter = null };
        if (_troubleIsKnown && trouble == _trouble)
            return;
        var wasInTrouble = _trouble is not null;
        (_trouble, _troubleIsKnown) = (trouble, true);
        switch (trouble?.Kind)
        {
            case null when wasInTrouble:
                _logger.LogInformation("{Target} takes points again", _options.Target);
                break;
            case null:
                break;
            case InfluxTroubleKind.Unavailable:
                _logger.LogWarning("{Target} is away: {Words}. Nothing is lost, the ledger keeps it", _options.Target, trouble.Words);
                break;
            case InfluxTroubleKind.Refused:
                _logger.LogError("{Target} refuses our credentials: {Words}. Nothing is written until that is mended", _options.Target, trouble.Words);
                break;
            default:
                _logger.LogError("{Target} cannot be written to as it is configured: {Words}", _options.Target, trouble.Words);
                break;
        }

        await NoteAsync(
            note => note.Trouble == trouble ? note : note with { Trouble = trouble, TroubleSince = trouble is null ? null : _time.GetUtcNow() },
            cancellationToken);
    }

    private Task NoteAsync(Func<ProjectionNote, ProjectionNote> change, CancellationToken cancellationToken) =>
        _book.NoteAsync(_options.Target, note => change(ProjectionNote.Parse(note)).Write(), cancellationToken);

    /// <summary>Puts a deadline off each time something was written.</summary>
    private sealed class Extension(CancellationTokenSource deadline, TimeSpan timeout) : IProgress<long>
    {
        public void Report(long value) => deadline.CancelAfter(timeout);
    }
}

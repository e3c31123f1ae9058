using System.Runtime.ExceptionServices;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Telemetry;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>
/// One round of the worker: look whether the catalog changed, read what waited for that again, finish what was cut short, take in every file that is ready. Here faults end:
/// each is logged once, and one file's fault is never another's. Not thread-safe.
/// </summary>
internal sealed class InboxRound(
    ShareFolders share,
    ShareMark mark,
    ShareTie tie,
    ShareScan scan,
    CatalogSource catalog,
    ObservationLedger ledger,
    DiskRoom disk,
    Lifecycle lifecycle,
    Delivery delivery,
    IOptions<InboxOptions> options,
    TimeProvider time,
    ILogger<InboxRound> logger)
{
    // So many moves share the flushes of their folders.
    private const int MovesTogether = 32;

    private readonly FaultLog _faults = new(options.Value, time);
    private readonly GrowthWatch _watch = new(options.Value, time);
    private IndicatorCatalog? _laidOut;
    private bool _isWatching;
    private bool _isShort;

    /// <summary>Runs a round; true when something was taken in.</summary>
    /// <param name="stopping">Ends the round after the files in hand.</param>
    /// <exception cref="LedgerException">The ledger cannot be used: nothing can be done any more.</exception>
    /// <exception cref="ShareInUseException">The share is other data's or another worker's: nothing must be done any more.</exception>
    public async Task<bool> RunAsync(CancellationToken stopping)
    {
        IReadOnlyList<Placement> pending = [];
        IReadOnlyList<IncomingFile> ready = [];
        var isThere = false;
        // While a file of the catalog cannot be read, the catalog read before serves.
        await GuardAsync(catalog.Directory, "", () => Task.FromResult(catalog.Refresh()));
        await GuardAsync(share.Root, "", async () =>
        {
            tie.RequireThere();
            var today = catalog.Catalog;
            if (!ReferenceEquals(_laidOut, today))
                share.Create(today);
            _laidOut = today;
            await mark.HoldAsync(takesOver: false, CancellationToken.None);
            await WatchAsync();
            pending = await ledger.Placements.PendingAsync(CancellationToken.None);
            ready = scan.Look();
            // Only now: while the share is away, nobody asks about its files.
            _faults.ForgetUnasked();
            isThere = true;
        });

        PipelineTelemetry.Queue.Record(ready.Count);
        using var activity = ready.Count > 0 ? PipelineTelemetry.Activities.StartActivity("round") : null;
        // The files in hand are finished even when the worker is told to stop: it takes moments.
        await DeliverAsync([.. pending.Where(p => !_faults.IsResting(OnItsWay(p), p.Id))], stopping);
        // What is read again moves in the share.
        var took = isThere && await SettleAsync(stopping);
        // What keeps all of them from being looked at, such as a ledger whose disk is full, is none of their own.
        await GuardAsync("the new files", "", async () => took |= await ReceiveAsync(ready, stopping));
        return took;
    }

    private async Task<bool> ReceiveAsync(IReadOnlyList<IncomingFile> ready, CancellationToken stopping)
    {
        var took = false;
        var today = catalog.Catalog.Fingerprint;
        var due = Fitting(ready).Where(f => !_faults.IsResting(f.Path, VersionOf(f))).Select(f => Intake.Of(f, share)).ToList();
        await foreach (var outcome in lifecycle.ReceiveAsync(due, Actor.Worker, stopping))
        {
            var file = outcome.File.InShare!;
            await NoteAsync(file.Path, VersionOf(file), outcome.Fault, lastsWithVersion: true, permanent: () => delivery.TellOfFaultAsync(file, CancellationToken.None));
            took |= outcome.Result is not null;
            if (outcome.Result?.Placement is { } placement)
            {
                _watch.Add(placement);
                await NoteAsync(OnItsWay(placement), placement.Id, outcome.DeliveryFault);
            }
        }

        return took;

        object VersionOf(IncomingFile file) => (file.Length, file.ModifiedAt, today);
    }

    // Told once, and once more when there is room: meanwhile files stay where they are, and what was begun is finished.
    private IReadOnlyList<IncomingFile> Fitting(IReadOnlyList<IncomingFile> ready)
    {
        var room = disk.Data();
        if (room.IsShort && !_isShort)
            logger.LogWarning("{Free} bytes are free on the disk of {Folder}, less than Disk:LeastFree ({Least}): no files are taken until there is room again", room.Free, room.Folder, room.Least);
        else if (_isShort && !room.IsShort)
            logger.LogInformation("There is room again on the disk of {Folder}, {Free} bytes: files are taken", room.Folder, room.Free);
        _isShort = room.IsShort;
        return disk.Fitting(ready);
    }

    // What waits for the statistician is read again when the catalog has changed, whoever changed it.
    private async Task<bool> SettleAsync(CancellationToken stopping)
    {
        var took = false;
        var today = catalog.Catalog.Fingerprint;
        await GuardAsync("the held workbooks", "", async () =>
        {
            await foreach (var (held, result, fault) in lifecycle.SettleAsync(Actor.Worker, s => !_faults.IsResting(ReadAgain(s), today), stopping))
            {
                await NoteAsync(ReadAgain(held), today, fault, lastsWithVersion: true);
                took |= result is not null;
            }
        });
        return took;

        static string ReadAgain(Submission held) => $"submission {held.Id} read again";
    }

    // A fault with moving a file is not the file's: what is recorded is recorded, and the move is tried again by itself.
    private async Task DeliverAsync(IReadOnlyList<Placement> pending, CancellationToken stopping)
    {
        foreach (var placements in pending.Chunk(MovesTogether).TakeWhile(_ => !stopping.IsCancellationRequested))
        {
            await GuardAsync("the files on their way", "", async () =>
            {
                foreach (var outcome in await lifecycle.DeliverAsync(placements, CancellationToken.None))
                {
                    _watch.Add(outcome.Placement);
                    await NoteAsync(OnItsWay(outcome.Placement), outcome.Placement.Id, outcome.Fault);
                }
            });
        }
    }

    // A file that its sender's program still had open when it was taken may grow in its place. What was taken before a restart is watched too.
    private async Task WatchAsync()
    {
        if (!_isWatching)
        {
            var lately = new SubmissionFilter { ReceivedFrom = time.GetUtcNow() - options.Value.GrowthTime };
            foreach (var submission in await ledger.Submissions.ListAsync(lately, CancellationToken.None))
            {
                foreach (var placement in await ledger.Placements.OfAsync(submission.Id, CancellationToken.None))
                    _watch.Add(placement);
            }

            _isWatching = true;
        }

        foreach (var placement in _watch.Due().Where(delivery.IsLonger))
        {
            await GuardAsync($"{placement.Intent.Target} that has grown", placement.Id, async () =>
            {
                if (await lifecycle.TakeBackGrownAsync(placement, CancellationToken.None))
                    _watch.Remove(placement);
            });
        }
    }

    private static string OnItsWay(Placement placement) => $"{placement.Intent.Source} on its way";

    private Task NoteAsync(string subject, object version, Exception? fault, bool lastsWithVersion = false, Func<Task>? permanent = null) =>
        GuardAsync(
            subject,
            version,
            () =>
            {
                if (fault is not null)
                    ExceptionDispatchInfo.Throw(fault);
                return Task.CompletedTask;
            },
            lastsWithVersion,
            permanent);

    private async Task GuardAsync(string subject, object version, Func<Task> action, bool lastsWithVersion = false, Func<Task>? permanent = null)
    {
        if (_faults.IsResting(subject, version))
            return;
        try
        {
            await action();
            if (_faults.Forget(subject))
                logger.LogInformation("{Subject} is in order again", subject);
        }
        catch (Exception fault) when (Faults.KindOf(fault) is var kind && kind != FaultKind.Final)
        {
            PipelineTelemetry.Faults.Add(1, new KeyValuePair<string, object?>("kind", kind == FaultKind.Temporary ? "temporary" : "permanent"));
            if (!_faults.Note(subject, version, fault, lastsWithVersion))
                return;
            if (kind == FaultKind.Temporary)
            {
                logger.LogWarning("{Subject} ({Sha256}) meets with a fault that may pass; it is tried again: {Fault}", subject, fault.Data["Sha256"] ?? "-", Faults.WordsOf(fault));
            }
            else
            {
                logger.LogError(
                    fault,
                    "{Subject} ({Sha256}) meets with a fault of the program; it is {Left}",
                    subject,
                    fault.Data["Sha256"] ?? "-",
                    lastsWithVersion ? "left until it, the catalog or the program changes" : "tried again after Inbox:RetryDelayLimit");
                if (permanent is not null)
                    await GuardAsync(subject + " (notice)", version, permanent, lastsWithVersion);
            }
        }
    }
}

using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>
/// What the worker must have before its jobs run: the data and the share for itself, a ledger that is sound. A fault that may
/// pass (a full disk, a server that is away) is waited out with the console open, by the rules of every job. Not thread-safe.
/// </summary>
internal sealed class Beginning(
    WorkerLock workerLock,
    ShareFolders share,
    ShareTie tie,
    ShareMark mark,
    ObservationLedger ledger,
    IOptions<LedgerOptions> ledgerOptions,
    JobRun run)
{
    private static readonly JobKey Key = new("start");

    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _hasPlace;
    private bool _isSound;

    /// <summary>What else must be so before anything is taken; it ends the worker where it never will be.</summary>
    public Func<CancellationToken, Task> Precondition { get; set; } = _ => Task.CompletedTask;

    /// <summary>Whether the share may be other data's.</summary>
    public bool TakesOver { get; set; }

    /// <summary>Ends when all is there; for who reads a ledger that is to be sound.</summary>
    public Task Completed => _completed.Task;

    /// <summary>Takes the data and the share; what cannot be had at all ends the worker. Whether it went well.</summary>
    public Task<bool> TakePlaceAsync() => run.OfAsync(Key, TakePlaceAsync);

    /// <summary>All of it, and then what depends on it. Whether it went well.</summary>
    public Task<bool> CompleteAsync(Func<CancellationToken, Task> then) => run.OfAsync(Key, async stopping =>
    {
        await TakePlaceAsync(stopping);
        await RequireSoundLedgerAsync(stopping);
        // The schedule of several workers lies in the ledger's schema; one that this program cannot use ends the worker here.
        if (ledgerOptions.Value.IsForManyWorkers || await ledger.ExistsAsync(stopping))
            await ledger.OpenAsync(stopping);
        await then(stopping);
        _completed.TrySetResult();
    });

    private async Task TakePlaceAsync(CancellationToken stopping)
    {
        if (_hasPlace)
            return;
        await Precondition(stopping);
        await workerLock.TakeAsync(stopping);
        // A share that is not there yet, or not mounted, is marked in the round that finds it.
        if (Directory.Exists(share.Root) && (TakesOver || !tie.IsAway()))
            await mark.HoldAsync(TakesOver, stopping);
        _hasPlace = true;
    }

    // A disk that failed while nobody wrote shows here, and not weeks later when the damaged page is needed; by then the sound backups would be gone.
    private async Task RequireSoundLedgerAsync(CancellationToken stopping)
    {
        if (_isSound)
            return;
        if (await ledger.ExamineAsync(ExaminationScope.Pages, stopping) is { Damage: [var first, ..] })
            throw new LedgerException($"The ledger {ledgerOptions.Value.Location} is damaged: {first}. `indicators ledger rebuild` makes it again out of its journal.");
        _isSound = true;
    }
}

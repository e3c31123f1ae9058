using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>
/// One round of the worker: look whether the catalog changed, read what waited for that again, finish what was cut short, take in every file that is ready. Here faults end:
/// each is logged once, and one file's fault is never another's. Not thread-safe.
/// </summary>
public sealed class InboxRound(
    ShareFolders share,
    ShareScan scan,
    CatalogSource catalog,
    ObservationLedger ledger,
    Ingestion ingestion,
    Delivery delivery,
    IOptions<InboxOptions> options,
    TimeProvider time,
    ILogger<InboxRound> logger)
{
    private readonly FaultLog _faults = new(options.Value, time);
    private readonly HashSet<(long Submission, string Catalog)> _settled = [];
    private IndicatorCatalog? _laidOut;

    /// <summary>Runs a round; true when something was taken in.</summary>
    /// <param name="stopping">Ends the round after the file in hand.</param>
    /// <exception cref="LedgerException">The ledger cannot be used: nothing can be done any more.</exception>
    public async Task<bool> RunAsync(CancellationToken stopping)
    {
        IReadOnlyList<Placement> pending = [];
        IReadOnlyList<IncomingFile> ready = [];
        // While a file of the catalog cannot be read, the catalog read before serves.
        await GuardAsync(catalog.Directory, "", () => Task.FromResult(catalog.Refresh()));
        await GuardAsync(share.Root, "", async () =>
        {
            var today = catalog.Catalog;
            if (!ReferenceEquals(_laidOut, today))
                share.Create(today);
            _laidOut = today;
            pending = await ledger.Placements.PendingAsync(CancellationToken.None);
            ready = scan.Look();
            // Only now: while the share is away, nobody asks about its files.
            _faults.ForgetUnasked();
        });

        // The file in hand is finished even when the worker is told to stop: it takes moments.
        foreach (var placement in pending.TakeWhile(_ => !stopping.IsCancellationRequested))
            await DeliverAsync(placement);

        var took = await SettleAsync(stopping);
        foreach (var file in ready.TakeWhile(_ => !stopping.IsCancellationRequested))
        {
            var version = (file.Length, file.ModifiedAt, catalog.Catalog.Fingerprint);
            await GuardAsync(
                file.Path,
                version,
                async () =>
                {
                    if (await ingestion.ReceiveAsync(file, CancellationToken.None) is not { } result)
                        return;
                    took = true;
                    await DeliverAsync(result.Placement!);
                },
                permanent: () => delivery.TellOfFaultAsync(file, CancellationToken.None));
        }

        return took;
    }

    // What waits for the statistician is read again when the catalog has changed, whoever changed it; one that still has to be moved comes later.
    private async Task<bool> SettleAsync(CancellationToken stopping)
    {
        var took = false;
        await GuardAsync("the held workbooks", "", async () =>
        {
            var today = catalog.Catalog.Fingerprint;
            var onTheirWay = (await ledger.Placements.PendingAsync(CancellationToken.None)).Select(p => p.Submission).ToHashSet();
            var held = await ledger.Submissions.ListAsync(new SubmissionFilter { Verdict = Verdict.Held, OnlyCurrent = true }, CancellationToken.None);
            foreach (var submission in held.Where(s => s.CatalogFingerprint != today && !onTheirWay.Contains(s.Id)).TakeWhile(_ => !stopping.IsCancellationRequested))
            {
                if (_settled.Contains((submission.Id, today)))
                    continue;
                await GuardAsync($"submission {submission.Id} read again", today, async () =>
                {
                    took |= await ingestion.SettleAsync(submission.Id, CancellationToken.None) is not null;
                    _settled.Add((submission.Id, today));
                });
            }
        });
        return took;
    }

    // Its faults are not the file's: what is recorded is recorded, and the move is tried again by itself.
    private Task DeliverAsync(Placement placement) =>
        GuardAsync($"{placement.Intent.Source} on its way", placement.Id, () => ingestion.DeliverAsync(placement, CancellationToken.None));

    private async Task GuardAsync(string subject, object version, Func<Task> action, Func<Task>? permanent = null)
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
            if (!_faults.Note(subject, version, fault))
                return;
            if (kind == FaultKind.Temporary)
            {
                logger.LogWarning(fault, "{Subject} ({Sha256}) meets with a fault that may pass; it is tried again", subject, fault.Data["Sha256"]);
            }
            else
            {
                logger.LogError(fault, "{Subject} ({Sha256}) meets with a fault of the program; it is left until it, the catalog or the program changes", subject, fault.Data["Sha256"]);
                if (permanent is not null)
                    await GuardAsync(subject + " (notice)", version, permanent);
            }
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Telemetry;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// Everything that can happen to a submission: received, settled, read again, returned, withdrawn, released; and who did it. Files are read and judged outside
/// every lock, many at once; the lock is held to look at what is in force, to plan and to record. A problem of the data is a finding in the
/// result; what is thrown is a fault, after which the same can simply be done again. Thread-safe.
/// </summary>
internal sealed class Lifecycle(
    CatalogSource catalog,
    ObservationLedger ledger,
    Judge judge,
    Trial trial,
    IArchive archive,
    Delivery delivery,
    TakingTurn turn,
    IOptions<WorkbookLimits> limits,
    TimeProvider time,
    ILogger<Lifecycle> logger)
{
    // Files that share a transaction of the ledger and the flushes of their folders: enough that one flush is little for each, few enough that nobody
    // waits long. A large file goes alone.
    private const int GroupFiles = 32;
    private const long GroupBytes = 4L * 1024 * 1024;

    private readonly Lock _settling = new();
    private readonly HashSet<long> _settled = [];
    private string _settledWith = "";

    /// <summary>
    /// Takes files in, in their order. They are read and judged side by side, recorded in groups, and put into their places; no file leaves its
    /// place before its copy and what was recorded of it are on the disk.
    /// </summary>
    /// <param name="stopping">Ends it after the groups in hand.</param>
    public async IAsyncEnumerable<IntakeOutcome> ReceiveAsync(
        IReadOnlyList<Intake> files, Actor by, [EnumeratorCancellation] CancellationToken stopping)
    {
        // While one group is recorded and put into place the next is being read.
        var groups = Channel.CreateBounded<IReadOnlyList<JudgedFile>>(1);
        using var abandoned = new CancellationTokenSource();
        var judging = JudgeAsync(files, groups.Writer, stopping, abandoned.Token);
        var seen = new SeenChanges();
        try
        {
            await foreach (var group in groups.Reader.ReadAllAsync(CancellationToken.None))
            {
                foreach (var outcome in await PlaceAsync(await RecordAsync(group, by, seen)))
                    yield return outcome;
            }
        }
        finally
        {
            await abandoned.CancelAsync();
            await judging;
            while (groups.Reader.TryRead(out var left))
                await ForgetAsync(left);
        }
    }

    /// <summary>Takes one file in; null when there was nothing to do.</summary>
    public async Task<IngestionResult?> ReceiveAsync(Intake file, Actor by, CancellationToken cancellationToken)
    {
        var outcome = await ReceiveAsync([file], by, cancellationToken).SingleAsync(CancellationToken.None);
        if ((outcome.Fault ?? outcome.DeliveryFault) is { } fault)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        return outcome.Result;
    }

    /// <summary>
    /// Reads what is held again with today's catalog, the oldest first, and puts the files where they belong now. One that comes to the same is not
    /// read again until the catalog changes; one whose file still has to be moved comes later.
    /// </summary>
    /// <param name="stopping">Ends it after the workbook in hand.</param>
    public async IAsyncEnumerable<(Submission Held, IngestionResult? Result, Exception? Fault)> SettleAsync(
        Actor by, Func<Submission, bool> isDue, [EnumeratorCancellation] CancellationToken stopping)
    {
        var today = catalog.Catalog.Fingerprint;
        var held = await ledger.Submissions.ListAsync(new SubmissionFilter { Verdict = Verdict.Held, OnlyCurrent = true }, CancellationToken.None);
        foreach (var submission in held.OrderBy(s => s.Id).Where(s => s.CatalogFingerprint != today && !IsSettled(s.Id, today) && isDue(s)))
        {
            if (stopping.IsCancellationRequested)
                yield break;
            IngestionResult? result = null;
            Exception? fault = null;
            try
            {
                if (!await IsOnItsWayAsync(ledger, submission.Id, CancellationToken.None))
                {
                    result = await ReadAgainAsync(submission.Id, SubmissionEventKind.Settled, by, CancellationToken.None);
                    Settled(submission.Id, today);
                }
            }
#pragma warning disable CA1031 // It goes to whoever asked; the next one is read all the same.
            catch (Exception e) when (e is not (LedgerException or ArchiveAwayException))
#pragma warning restore CA1031
            {
                fault = e;
            }

            yield return (submission, result, fault);
        }
    }

    /// <summary>
    /// Reads an archived workbook again with today's catalog, whatever it came to. What it says now takes the place of what it said before, also
    /// where that is nothing. Null when there is nothing to do: a later reading of the same bytes has taken its place, it was withdrawn, was never
    /// archived, its file still has to be moved, or today's catalog has read it already.
    /// </summary>
    /// <param name="submission">Its number in the ledger.</param>
    public async Task<IngestionResult?> RereadAsync(long submission, Actor by, CancellationToken cancellationToken)
    {
        if (await FindCurrentAsync(ledger, submission, cancellationToken) is not { } current)
            return null;
        var result = await ReadAgainAsync(submission, SubmissionEventKind.Reread, by, cancellationToken);
        var verdict = result?.Verdict ?? (await archive.ContainsAsync(current.Sha256, cancellationToken) ? current.Verdict : Verdict.Accepted);
        if (verdict == Verdict.Accepted)
            return result;
        await using var ours = await turn.WaitAsync(cancellationToken);
        // After the new reading is recorded: cut short in between, the same command finishes it.
        if (await ledger.Submissions.FindStandingAsync(current.Sha256, cancellationToken) is { } before)
            await ledger.WithdrawAsync(before.Id, Delivery.ReadAgainWhy(verdict), by, cancellationToken);
        return result;
    }

    /// <summary>
    /// What a held workbook would come to with another catalog; nothing of it is recorded. Null where it was never archived. It has been read before, and did not
    /// end the program that read it.
    /// </summary>
    public async Task<IngestionResult?> TryAsync(Submission held, CatalogInUse with, CancellationToken cancellationToken)
    {
        if (!await archive.ContainsAsync(held.Sha256, cancellationToken))
            return null;
        var (content, _, known) = await OpenAgainAsync(held, with, cancellationToken);
        var judgement = await judge.JudgeAsync(held.FileName, content, with, known, held.Department, held, cancellationToken);
        return new IngestionResult(held.FileName, held.Sha256, judgement.Verdict, judgement.Reading, judgement.Findings);
    }

    /// <summary>
    /// Sends a held workbook back to its sender, with the reason. It is a reading of its own: the same bytes, returned.
    /// </summary>
    public async Task<(IngestionResult? Result, Refusal? Refusal)> ReturnAsync(long submission, string why, Actor by, CancellationToken cancellationToken)
    {
        Recorded recorded;
        ImmutableArray<Finding> findings;
        await using (await turn.WaitAsync(cancellationToken))
        {
            if (await ledger.Submissions.FindAsync(submission, cancellationToken) is null)
                return (null, Refusal.NoSuchSubmission);
            if (await IsOnItsWayAsync(ledger, submission, cancellationToken))
                return (null, Refusal.OnItsWay);
            if (await FindCurrentAsync(ledger, submission, cancellationToken) is not { Verdict: Verdict.Held } held)
                return (null, Refusal.NotHeld);
            Finding reason = new(FindingCodes.ReturnedByHand, FindingCodes.ReturnedByHand.Severity, null, null, null, [why]);
            (var verdict, findings) = Verdicts.Decide([reason, .. await ledger.Submissions.FindingsAsync(held.Id, cancellationToken)]);
            var record = new SubmissionRecord
            {
                Sha256 = held.Sha256,
                FileName = held.FileName,
                Department = held.Department,
                ReceivedAt = time.GetUtcNow(),
                Rereads = held,
                By = by,
                Event = SubmissionEventKind.Returned,
                Why = why,
                Verdict = verdict,
                CatalogFingerprint = held.CatalogFingerprint,
                Findings = findings,
            };
            recorded = await RecordAgainAsync(held, record, cancellationToken);
        }

        logger.LogInformation(
            "{File} of {Department} (submission {Submission}) is returned by {By}: {Why}", recorded.Submission.FileName, recorded.Submission.Department, submission, by, why);
        await PlaceAsync(recorded.Submission.Id, cancellationToken);
        return (new IngestionResult(
            recorded.Submission.FileName, recorded.Submission.Sha256, Verdict.Returned, Reading.OfNothing(findings), findings, recorded.Submission, recorded.Placement), null);
    }

    /// <summary>Takes an accepted submission back: it counts no more, and its files go to the sender with a note that says why.</summary>
    public async Task<(IngestionResult? Result, Refusal? Refusal)> WithdrawAsync(long submission, string why, Actor by, CancellationToken cancellationToken)
    {
        Submission withdrawn;
        Placement? placement = null;
        await using (await turn.WaitAsync(cancellationToken))
        {
            if (await ledger.Submissions.FindAsync(submission, cancellationToken) is not { } accepted)
                return (null, Refusal.NoSuchSubmission);
            if (!accepted.Stands())
                return (null, Refusal.NotInForce);
            var files = await delivery.FindAsync(accepted, cancellationToken);
            await ledger.WriteAsync(
                async unit =>
                {
                    await unit.WithdrawAsync(submission, why, by, cancellationToken);
                    // What is still on its way to its place goes elsewhere.
                    foreach (var pending in (await unit.Placements.PendingAsync(cancellationToken)).Where(p => p.Submission == submission))
                        placement = await unit.Placements.RetargetAsync(pending.Id, await delivery.PlanElsewhereAsync(unit, pending.Intent, Verdict.Returned, cancellationToken), cancellationToken);
                    foreach (var file in files)
                        placement = await unit.Placements.BeginAsync(submission, await delivery.PlanAgainAsync(unit, file, Verdict.Returned, cancellationToken), cancellationToken);
                    return files.Count;
                },
                cancellationToken);
            withdrawn = (await ledger.Submissions.FindAsync(submission, cancellationToken))!;
        }

        logger.LogInformation("{File} of {Department} (submission {Submission}) is withdrawn by {By}: {Why}", withdrawn.FileName, withdrawn.Department, submission, by, why);
        await PlaceAsync(submission, cancellationToken);
        return (new IngestionResult(withdrawn.FileName, withdrawn.Sha256, withdrawn.Verdict, Reading.OfNothing([]), [], withdrawn, placement), null);
    }

    /// <summary>Lets leaders see what a submission says that waited for it.</summary>
    public async Task<(Submission? Released, Refusal? Refusal)> ReleaseAsync(long submission, Actor by, CancellationToken cancellationToken)
    {
        await using var ours = await turn.WaitAsync(cancellationToken);
        if (await ledger.Submissions.FindAsync(submission, cancellationToken) is null)
            return (null, Refusal.NoSuchSubmission);
        if (!await ledger.ReleaseAsync(submission, by, cancellationToken))
            return (null, Refusal.NothingToRelease);
        var released = (await ledger.Submissions.FindAsync(submission, cancellationToken))!;
        logger.LogInformation("{File} of {Department} (submission {Submission}) is released by {By}", released.FileName, released.Department, submission, by);
        return (released, null);
    }

    /// <summary>
    /// Makes moves that are due, were cut short or had to wait (<see cref="PlacementBook.PendingAsync"/>), and writes the receipts. What cannot be moved
    /// now stays pending.
    /// </summary>
    public async Task<IReadOnlyList<DeliveryOutcome>> DeliverAsync(IReadOnlyCollection<Placement> due, CancellationToken cancellationToken)
    {
        if (due.Count == 0)
            return [];
        using var stage = Stage.Begin("deliver");
        await using var ours = await turn.WaitAsync(cancellationToken);
        // Another process may have made them meanwhile.
        var wanted = due.Select(p => p.Id).ToHashSet();
        var pending = await ledger.Placements.PendingAsync(cancellationToken);
        return await delivery.DeliverAsync([.. pending.Where(p => wanted.Contains(p.Id))], cancellationToken);
    }

    /// <summary>Puts a file that grew after it was taken in back to where it came from, to be taken in anew. False when it cannot be moved now.</summary>
    public async Task<bool> TakeBackGrownAsync(Placement placement, CancellationToken cancellationToken)
    {
        await using var ours = await turn.WaitAsync(cancellationToken);
        return await delivery.TakeBackGrownAsync(placement, cancellationToken);
    }

    private async Task JudgeAsync(
        IReadOnlyList<Intake> files, ChannelWriter<IReadOnlyList<JudgedFile>> writer, CancellationToken stopping, CancellationToken abandoned)
    {
        var groups = GroupsOf(files).ToList();
        JudgedGroup? inHand = null;
        Task<JudgedGroup>? preparing = null;
        try
        {
            for (var i = 0; i < groups.Count && !stopping.IsCancellationRequested && !abandoned.IsCancellationRequested; i++)
            {
                inHand = await (preparing ?? PrepareAsync(groups[i]));
                // Reading and noting wait for the disk and for the ledger's lock; judging does not.
                // Named here: the task may begin after the loop has gone on.
                var next = groups.ElementAtOrDefault(i + 1);
                preparing = next is null ? null : Task.Run(() => PrepareAsync(next), CancellationToken.None);
                await JudgeAsync(inHand);
                await writer.WriteAsync(inHand.Files, abandoned);
                inHand = null;
            }

            await ForgetAsync(inHand, preparing);
            writer.Complete();
        }
        catch (OperationCanceledException) when (abandoned.IsCancellationRequested)
        {
            await ForgetAsync(inHand, preparing);
            writer.Complete();
        }
        catch (Exception e)
        {
            // Not left behind: the ledger may be closed afterwards.
            if (preparing is not null)
                await Task.WhenAny(preparing);
            // Whoever reads the groups meets with it.
            writer.Complete(e);
        }
    }

    private async Task ForgetAsync(JudgedGroup? inHand, Task<JudgedGroup>? preparing)
    {
        await ForgetAsync(inHand?.Files ?? []);
        if (preparing is not null)
            await ForgetAsync((await preparing).Files);
    }

    private static IEnumerable<List<Intake>> GroupsOf(IReadOnlyList<Intake> files)
    {
        var group = new List<Intake>();
        var bytes = 0L;
        foreach (var file in files)
        {
            var length = file.InShare?.Length ?? (File.Exists(file.FullPath) ? new FileInfo(file.FullPath).Length : 0);
            if (group.Count == GroupFiles || (group.Count > 0 && bytes + length > GroupBytes))
            {
                yield return group;
                (group, bytes) = ([], 0);
            }

            group.Add(file);
            bytes += length;
        }

        if (group.Count > 0)
            yield return group;
    }

    private async Task<JudgedGroup> PrepareAsync(IReadOnlyList<Intake> intakes)
    {
        var current = catalog.Current;
        var files = intakes.Select(f => new JudgedFile(f, current)).ToList();
        await EachAsync(files, ReadAsync);

        // What an earlier process was reading when it ended is put on trial, alone; the rest is noted, so that the next process would know.
        var suspects = new List<JudgedFile>();
        var fresh = new List<JudgedFile>();
        var hashes = files.Select(f => f.Content?.Sha256).OfType<string>().Distinct().ToList();
        var standing = await ledger.Submissions.StandingAsync(hashes, CancellationToken.None);
        var begun = await ledger.Attempts.AmongAsync(hashes, CancellationToken.None);
        foreach (var file in files.Where(f => f.Content is not null))
        {
            if (standing.TryGetValue(file.Content!.Sha256, out var known) && await SaysNothingNewAsync(ledger, known, current.Catalog))
                continue;
            var isSuspect = file.Content.Bytes is not null && begun.Contains(file.Content.Sha256);
            (isSuspect ? suspects : fresh).Add(file);
        }

        await ledger.Attempts.BeginAsync([.. fresh.Where(f => f.Content!.Bytes is not null).Select(f => f.Content!.Sha256)], CancellationToken.None);
        return new JudgedGroup(current, files, fresh, suspects);
    }

    private async Task JudgeAsync(JudgedGroup group)
    {
        await EachAsync(group.Fresh, async file => file.Judgement = await JudgeAsync(file));
        var withoutEnd = await trial.WithoutEndAsync([.. group.Suspects.Select(s => (s.Name, s.Content!))], CancellationToken.None);
        await EachAsync(group.Suspects, async file => file.Judgement = withoutEnd.Contains(file.Content!.Sha256)
            ? Judge.Unreadable(file.Content, group.Catalog, file.Known)
            : await JudgeAsync(file));

        // A reading that ended in a fault has come to an end.
        await ForgetAsync([.. group.Files.Where(f => f.Fault is not null)]);
    }

    private static Task EachAsync(IEnumerable<JudgedFile> files, Func<JudgedFile, Task> step) => Parallel.ForEachAsync(
        files,
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
        async (file, _) => await TryAsync(file, step));

    private static async Task TryAsync(JudgedFile file, Func<JudgedFile, Task> step)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        try
        {
            await step(file);
        }
#pragma warning disable CA1031 // It goes with the file to whoever asked for it; one file's fault is not the others'.
        catch (Exception e) when (e is not LedgerException)
#pragma warning restore CA1031
        {
            e.Data[nameof(IngestionResult.Sha256)] = file.Content?.Sha256;
            file.Fault = e;
        }

        file.Took += System.Diagnostics.Stopwatch.GetElapsedTime(started);
    }

    private async Task ReadAsync(JudgedFile file)
    {
        var (path, seen) = (file.File.FullPath, file.File.InShare);
        if (seen is not null && !File.Exists(path))
            return;
        using var stage = Stage.Begin("read", file.Name);
        var content = await FileContent.ReadAsync(path, limits.Value.FileBytes, CancellationToken.None);
        if (seen is null || (content.IsSteady && content.Length == seen.Length && content.ModifiedAt == seen.ModifiedAt))
            file.Content = content;
    }

    private Task<Judgement> JudgeAsync(JudgedFile file) =>
        judge.JudgeAsync(file.Name, file.Content!, file.Catalog, file.Known, file.File.Department?.Code, null, CancellationToken.None);

    // Whether a submission that counts was read with this catalog, and sending it again would change nothing.
    private static async Task<bool> SaysNothingNewAsync(ObservationLedger ledger, Submission known, IndicatorCatalog current) =>
        known.CatalogFingerprint == current.Fingerprint && !await ledger.Vintages.WouldChangeAsync(known, CancellationToken.None);

    // Together, and where that meets with a fault each alone, so that one file's fault is not the others'.
    private async Task<IReadOnlyList<IntakeOutcome>> RecordAsync(IReadOnlyList<JudgedFile> group, Actor by, SeenChanges seen)
    {
        try
        {
            return await RecordTogetherAsync(group, by, seen);
        }
        catch (ArchiveAwayException)
        {
            // No file's own fault: none is taken in before the archive is back.
            await ForgetAsync(group);
            throw;
        }
#pragma warning disable CA1031 // It goes to whoever asked for the file.
        catch (Exception e) when (e is not LedgerException)
#pragma warning restore CA1031
        {
            if (group is [var single])
            {
                e.Data[nameof(IngestionResult.Sha256)] = single.Content?.Sha256;
                await ForgetAsync(group);
                return [new IntakeOutcome(single.File, null, e)];
            }

            var outcomes = new List<IntakeOutcome>();
            foreach (var file in group)
                outcomes.AddRange(await RecordAsync([file], by, seen));
            return outcomes;
        }
    }

    private async Task<IReadOnlyList<IntakeOutcome>> RecordTogetherAsync(IReadOnlyList<JudgedFile> group, Actor by, SeenChanges seen)
    {
        var present = group.Where(f => f is { Content: not null, Fault: null }).ToList();
        var results = new Dictionary<JudgedFile, IngestionResult>();
        if (present.Count > 0)
        {
            // A file over the limit is no workbook that anybody reads again; the sender has it.
            using (Stage.Begin("archive"))
            {
                await archive.StoreAsync(
                    [.. present.Where(f => f.Content!.Bytes is not null).Select(f => (f.Content!.Sha256, f.Content.Bytes!.Value)).DistinctBy(c => c.Sha256)], CancellationToken.None);
            }

            using var stage = Stage.Begin("record");
            await using var ours = await turn.WaitAsync(CancellationToken.None);
            await ledger.WriteAsync(
                async unit =>
                {
                    results.Clear();
                    seen.Begin(await unit.Changes.LastSequenceAsync(CancellationToken.None), present.Select(f => f.Judgement).OfType<Judgement>());
                    foreach (var file in present)
                    {
                        if (await RecordAsync(unit, file, by, seen) is { } result)
                            results.Add(file, result);
                    }

                    return results.Count;
                },
                CancellationToken.None);
            seen.Commit();
        }

        foreach (var (file, result) in results)
        {
            logger.LogInformation(
                "{File} of {Department} is {Verdict}: {Observations} figures, {Findings} findings, {Elapsed} ms ({Sha256})",
                file.File.Path,
                file.File.Department?.Code ?? "nobody",
                Verdicts.Codes[result.Verdict],
                result.Reading.Observations.Length,
                result.Findings.Length,
                (long)file.Took.TotalMilliseconds,
                result.Sha256);
            Count(result);
        }

        return [.. group.Select(f => new IntakeOutcome(f.File, results.GetValueOrDefault(f), f.Fault))];
    }

    private static void Count(IngestionResult result)
    {
        PipelineTelemetry.Files.Add(1, new KeyValuePair<string, object?>("verdict", Verdicts.Codes[result.Verdict]));
        if (result.Verdict == Verdict.Accepted)
            PipelineTelemetry.Observations.Add(result.Reading.Figures.Length);
        foreach (var finding in result.Findings)
            PipelineTelemetry.Findings.Add(1, new("code", finding.Code.Code), new("severity", Severities.Codes[finding.Severity]));
    }

    private async Task<IngestionResult?> RecordAsync(ObservationLedger unit, JudgedFile file, Actor by, SeenChanges seen)
    {
        var (content, inShare) = (file.Content!, file.File.InShare);
        if (inShare is not null && await unit.Placements.FindPendingAsync(inShare.Path, CancellationToken.None) is { } pending)
        {
            if (pending.Intent.Length == inShare.Length && pending.Intent.ModifiedAt == inShare.ModifiedAt)
                return null;
            // Its name is free then, for the file that was written over it.
            await delivery.TakeBackReceiptAsync(pending, CancellationToken.None);
        }

        var known = await unit.Submissions.FindStandingAsync(content.Sha256, CancellationToken.None);
        if (known is not null && await SaysNothingNewAsync(unit, known, file.Catalog.Catalog))
        {
            ImmutableArray<Finding> again = await delivery.SentAgainAsync(unit, known, CancellationToken.None);
            var move = inShare is null
                ? null
                : await unit.Placements.BeginAsync(known.Id, await delivery.PlanAsync(unit, inShare, known.Verdict, CancellationToken.None), CancellationToken.None);
            await unit.Attempts.ForgetAsync(content.Sha256, CancellationToken.None);
            return new IngestionResult(file.File.Path, content.Sha256, known.Verdict, Reading.OfNothing(again), again, known, move);
        }

        // Not judged yet: a moment ago it was in force, and a file before it has changed that.
        var judgement = file.Judgement ?? await JudgeAsync(file);
        // As if one file had been taken in after the other: what changed since it was compared, it is compared with once more.
        if (seen.HasChanged(judgement))
            judgement = await seen.AgainAsync(judgement, unit, CancellationToken.None);
        var recorded = await unit.RecordAsync(
            new SubmissionRecord
            {
                Sha256 = content.Sha256,
                FileName = file.Name,
                Department = file.File.Department?.Code,
                ReceivedAt = time.GetUtcNow(),
                By = by,
                Verdict = judgement.Verdict,
                CatalogFingerprint = judgement.Catalog,
                Findings = judgement.Findings,
                Observations = judgement.Reading.ToRecord,
                Texts = judgement.Reading.Texts,
                NeedsRelease = judgement.Report.NeedsRelease,
                Took = file.Took,
                Placement = inShare is null ? null : await delivery.PlanAsync(unit, inShare, judgement.Verdict, CancellationToken.None),
            },
            CancellationToken.None);
        if (judgement.Verdict == Verdict.Accepted)
            seen.Add(judgement, recorded.Submission, await unit.Changes.LastSequenceAsync(CancellationToken.None), supersedes: known is not null);
        return new IngestionResult(
            file.File.Path, content.Sha256, judgement.Verdict, judgement.Reading, judgement.Findings, recorded.Submission, recorded.Placement);
    }

    private async Task<IReadOnlyList<IntakeOutcome>> PlaceAsync(IReadOnlyList<IntakeOutcome> outcomes)
    {
        var due = outcomes.Select(o => o.Result?.Placement).OfType<Placement>().ToList();
        try
        {
            var delivered = (await DeliverAsync(due, CancellationToken.None)).ToDictionary(d => d.Placement.Id);
            return
            [
                .. outcomes.Select(o => o.Result?.Placement is { } placement && delivered.GetValueOrDefault(placement.Id) is { } done
                    ? o with { Result = o.Result with { Placement = done.Placement }, DeliveryFault = done.Fault }
                    : o),
            ];
        }
#pragma warning disable CA1031 // It goes to whoever asked for the files: they are recorded, and their moves stay pending.
        catch (Exception e) when (e is not LedgerException)
#pragma warning restore CA1031
        {
            return [.. outcomes.Select(o => o.Result?.Placement is null ? o : o with { DeliveryFault = e })];
        }
    }

    private async Task PlaceAsync(long submission, CancellationToken cancellationToken)
    {
        foreach (var outcome in await DeliverAsync(await ledger.Placements.OfAsync(submission, cancellationToken) is { } placements ? [.. placements] : [], cancellationToken))
        {
            if (outcome.Fault is { } fault)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        }
    }

    private async Task ForgetAsync(IReadOnlyList<JudgedFile> files)
    {
        foreach (var file in files.Where(f => f.Content is not null))
            await ledger.Attempts.ForgetAsync(file.Content!.Sha256, CancellationToken.None);
    }

    private static async Task<bool> IsOnItsWayAsync(ObservationLedger ledger, long submission, CancellationToken cancellationToken) =>
        (await ledger.Placements.PendingAsync(cancellationToken)).Any(p => p.Submission == submission);

    private static async Task<Submission?> FindCurrentAsync(ObservationLedger ledger, long id, CancellationToken cancellationToken)
    {
        if (await ledger.Submissions.FindAsync(id, cancellationToken) is not { } submission)
            return null;
        // A file that still has to be moved would go where the earlier reading put it.
        if (await IsOnItsWayAsync(ledger, id, cancellationToken))
            return null;
        var current = await ledger.Submissions.ListAsync(new SubmissionFilter { Sha256 = submission.Sha256, OnlyCurrent = true }, cancellationToken);
        return current.FirstOrDefault(c => c.Id == id);
    }

    private async Task<IngestionResult?> ReadAgainAsync(long submission, SubmissionEventKind kind, Actor by, CancellationToken cancellationToken)
    {
        var current = catalog.Current;
        // What was over the limit was never kept.
        if (await FindCurrentAsync(ledger, submission, cancellationToken) is not { } earlier
            || earlier.CatalogFingerprint == current.Catalog.Fingerprint
            || !await archive.ContainsAsync(earlier.Sha256, cancellationToken))
        {
            return null;
        }

        var started = time.GetTimestamp();
        var (content, before, known) = await OpenAgainAsync(earlier, current, cancellationToken);
        var isSuspect = await ledger.Attempts.FindAsync(earlier.Sha256, cancellationToken) is not null;
        await ledger.Attempts.BeginAsync([earlier.Sha256], cancellationToken);
        var judgement = isSuspect && (await trial.WithoutEndAsync([(earlier.FileName, content)], cancellationToken)).Count > 0
            ? Judge.Unreadable(content, current, known)
            : await judge.JudgeAsync(earlier.FileName, content, current, known, earlier.Department, earlier, cancellationToken);
        await ledger.Attempts.ForgetAsync(earlier.Sha256, cancellationToken);
        Recorded recorded;
        await using (await turn.WaitAsync(cancellationToken))
        {
            if (await FindCurrentAsync(ledger, submission, cancellationToken) is null)
                return null;
            if (judgement.History.Sequence != await ledger.Changes.LastSequenceAsync(cancellationToken))
                judgement = judgement.Against(await History.OfAsync(judgement.Report, ledger, cancellationToken));
            if (judgement.Verdict == Verdict.Held
                && earlier.Verdict == Verdict.Held
                && judgement.Findings.Select(f => f.Identity).SequenceEqual(before.Select(f => f.Identity)))
            {
                return null;
            }

            var record = new SubmissionRecord
            {
                Sha256 = earlier.Sha256,
                FileName = earlier.FileName,
                Department = earlier.Department,
                ReceivedAt = time.GetUtcNow(),
                Rereads = earlier,
                By = by,
                Event = kind,
                Verdict = judgement.Verdict,
                CatalogFingerprint = judgement.Catalog,
                Findings = judgement.Findings,
                Observations = judgement.Reading.ToRecord,
                Texts = judgement.Reading.Texts,
                NeedsRelease = judgement.Report.NeedsRelease,
                Took = time.GetElapsedTime(started),
            };
            recorded = await RecordAgainAsync(earlier, record, cancellationToken);
        }

        logger.LogInformation(
            "{File} of {Department} is read again: it was {Before}, it is {Verdict}, {Observations} figures ({Sha256})",
            earlier.FileName,
            earlier.Department,
            Verdicts.Codes[earlier.Verdict],
            Verdicts.Codes[judgement.Verdict],
            judgement.Reading.Observations.Length,
            earlier.Sha256);
        await PlaceAsync(recorded.Submission.Id, cancellationToken);
        return new IngestionResult(
            earlier.FileName, earlier.Sha256, judgement.Verdict, judgement.Reading, judgement.Findings, recorded.Submission, recorded.Placement);
    }

    /// <summary>An archived workbook with what was found in it before, and what was wrong with its file and still is.</summary>
    private async Task<(FileContent Content, IReadOnlyList<Finding> Before, ImmutableArray<Finding> Known)> OpenAgainAsync(
        Submission earlier, CatalogInUse with, CancellationToken cancellationToken)
    {
        var bytes = await archive.ReadAsync(earlier.Sha256, cancellationToken);
        var before = await ledger.Submissions.FindingsAsync(earlier.Id, cancellationToken);
        return (
            new FileContent(earlier.Sha256, bytes.Length, bytes, earlier.ArrivedAt, IsSteady: true),
            before,
            before.Any(f => f.Code == FindingCodes.NoDepartment) ? [JudgedFile.InNoDepartment(with.Catalog)] : []);
    }

    // The same bytes may have been dropped several times.
    private async Task<Recorded> RecordAgainAsync(Submission earlier, SubmissionRecord record, CancellationToken cancellationToken)
    {
        var files = await delivery.FindAsync(earlier, cancellationToken);
        return await ledger.WriteAsync(
            async unit =>
            {
                var recorded = await unit.RecordAsync(record, cancellationToken);
                Placement? first = null;
                foreach (var file in files)
                {
                    var placement = await unit.Placements.BeginAsync(
                        recorded.Submission.Id, await delivery.PlanAgainAsync(unit, file, record.Verdict, cancellationToken), cancellationToken);
                    first ??= placement;
                }

                return recorded with { Placement = first };
            },
            cancellationToken);
    }

    private bool IsSettled(long submission, string today)
    {
        lock (_settling)
            return _settledWith == today && _settled.Contains(submission);
    }

    private void Settled(long submission, string today)
    {
        lock (_settling)
        {
            // What another catalog found in them is of no interest any more.
            if (_settledWith != today)
                _settled.Clear();
            _settledWith = today;
            _settled.Add(submission);
        }
    }
}

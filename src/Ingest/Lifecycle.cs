using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Telemetry;

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
    GroupJudge groupJudge,
    GroupRecorder recorder,
    IArchive archive,
    Delivery delivery,
    TakingTurn turn,
    TimeProvider time,
    ILogger<Lifecycle> logger)
{
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
        var judging = groupJudge.JudgeAsync(files, groups.Writer, stopping, abandoned.Token);
        var seen = new SeenChanges();
        try
        {
            await foreach (var group in groups.Reader.ReadAllAsync(CancellationToken.None))
            {
                foreach (var outcome in await PlaceAsync(await recorder.RecordAsync(group, by, seen)))
                    yield return outcome;
            }
        }
        finally
        {
            await abandoned.CancelAsync();
            await judging;
            while (groups.Reader.TryRead(out var left))
                await groupJudge.ForgetAsync(left);
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
        var held = await ledger.Submissions.ListAsync(WaitingWorkbook.Filter, CancellationToken.None);
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
            catch (Exception e) when (e is not (LedgerException or ArchiveAwayException or ShareAwayException))
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
        var verdict = result?.Verdict ?? current.Verdict;
        // What was accepted counts no more once the new reading is recorded: cut short in between, the same command finishes it. A reading that was not asked for, of bytes
        // that somebody dropped again, takes nothing away.
        if (verdict == Verdict.Accepted || (result is null && !await WasReadAgainAsync(current, cancellationToken)))
            return result;
        await using var ours = await turn.WaitAsync(cancellationToken);
        if (await ledger.Submissions.FindStandingAsync(current.Sha256, cancellationToken) is not { } before)
            return result;
        await ledger.WithdrawAsync(before.Id, Delivery.ReadAgainWhy(verdict), by, cancellationToken);
        if (result is not null)
            return result;
        ImmutableArray<Finding> findings = [.. await ledger.Submissions.FindingsAsync(current.Id, cancellationToken)];
        return new IngestionResult(current.FileName, current.Sha256, verdict, Reading.OfNothing(findings), findings, current);
    }

    private async Task<bool> WasReadAgainAsync(Submission submission, CancellationToken cancellationToken) =>
        (await ledger.Journal.OfAsync(submission.Id, cancellationToken)).Any(e => e.Kind == SubmissionEventKind.Reread);

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
            await FinishMovesAsync(submission, cancellationToken);
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

    // A move that was made and not noted is noted first: sent elsewhere, its file would stay where nobody looks for it, and another one come out of the archive.
    private async Task FinishMovesAsync(long submission, CancellationToken cancellationToken)
    {
        var pending = (await ledger.Placements.PendingAsync(cancellationToken)).Where(p => p.Submission == submission).ToList();
        if (pending.Count > 0 && (await delivery.DeliverAsync(pending, cancellationToken)).Select(o => o.Fault).OfType<ShareAwayException>().FirstOrDefault() is { } away)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(away);
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
        var isSuspect = (await ledger.Attempts.AmongAsync([earlier.Sha256], cancellationToken)).Count > 0;
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

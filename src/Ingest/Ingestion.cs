using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// The way of a file, step by step: archive, read, judge, record, deliver. A problem of the data is a finding in the result; what is thrown is a
/// fault, after which the file can simply be taken in again. Thread-safe; one file at a time is recorded, over all processes.
/// </summary>
public sealed class Ingestion(
    CatalogSource catalog,
    ObservationLedger ledger,
    Archive archive,
    Delivery delivery,
    ShareFolders share,
    TakingTurn turn,
    IOptions<WorkbookLimits> limits,
    TimeProvider time,
    ILogger<Ingestion> logger)
{
    /// <summary>Judges a file and writes nothing.</summary>
    /// <param name="path">Anywhere; whose it is does not matter.</param>
    public async Task<IngestionResult> CheckAsync(string path, CancellationToken cancellationToken)
    {
        var content = await FileContent.ReadAsync(path, limits.Value.FileBytes, cancellationToken);
        var history = ledger;
        var (verdict, reading, findings) = await JudgeAsync(Path.GetFileName(path), content, catalog.Current, history, [], cancellationToken);
        return new IngestionResult(path, content.Sha256, verdict, reading, findings);
    }

    /// <summary>Records a file from outside the share; it stays where it is.</summary>
    /// <param name="department">Whose it is; null when nobody said.</param>
    public async Task<IngestionResult> IngestAsync(string path, Department? department, CancellationToken cancellationToken)
    {
        await using var ours = await turn.WaitAsync(cancellationToken);
        var content = await FileContent.ReadAsync(path, limits.Value.FileBytes, cancellationToken);
        return await RecordAsync(path, content, department, null, cancellationToken);
    }

    /// <summary>
    /// Takes a file of the share in and puts it into its place. Null when there is nothing to do: it is gone, is being written to, or was taken in
    /// already and only waits to be moved.
    /// </summary>
    public async Task<IngestionResult?> TakeInAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        if (await ReceiveAsync(file, cancellationToken) is not { } result)
            return null;
        await DeliverAsync(result.Placement!, cancellationToken);
        return result;
    }

    /// <summary>The first half of <see cref="TakeInAsync"/>: what is left to be done is to deliver.</summary>
    internal async Task<IngestionResult?> ReceiveAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        await using var ours = await turn.WaitAsync(cancellationToken);
        var path = share.Full(file.Path);
        if (!File.Exists(path))
            return null;
        var content = await FileContent.ReadAsync(path, limits.Value.FileBytes, cancellationToken);
        if (!content.IsSteady || content.Length != file.Length || content.ModifiedAt != file.ModifiedAt)
            return null;
        var pending = await ledger.Placements.FindPendingAsync(file.Path, cancellationToken);
        if (pending is not null && pending.Intent.Length == file.Length && pending.Intent.ModifiedAt == file.ModifiedAt)
            return null;
        if (pending is not null)
            delivery.TakeBackReceipt(pending);
        return await RecordAsync(file.Path, content, file.Department, file, cancellationToken);
    }

    /// <summary>
    /// Makes a move that is due, was cut short or had to wait (<see cref="ObservationLedger.Placements"/>), and writes the receipt. What
    /// cannot be moved now stays pending.
    /// </summary>
    public async Task DeliverAsync(Placement placement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(placement);
        await using var ours = await turn.WaitAsync(cancellationToken);
        // Another process may have made it meanwhile.
        if (await ledger.Placements.FindPendingAsync(placement.Intent.Source, cancellationToken) is { } pending && pending.Id == placement.Id)
            await delivery.DeliverAsync(pending, cancellationToken);
    }

    /// <summary>
    /// Reads a held workbook again with today's catalog and puts its files where they belong now. Null when today's catalog finds the same in it,
    /// it is not held any more, or its file still has to be moved.
    /// </summary>
    /// <param name="submission">Its number in the ledger.</param>
    public async Task<IngestionResult?> SettleAsync(long submission, CancellationToken cancellationToken)
    {
        IngestionResult? result;
        await using (await turn.WaitAsync(cancellationToken))
        {
            result = await FindCurrentAsync(submission, cancellationToken) is { Verdict: Verdict.Held } held
                ? await ReadAgainAsync(held, cancellationToken)
                : null;
        }

        return await DeliverAsync(result, cancellationToken);
    }

    /// <summary>
    /// Reads an archived workbook again with today's catalog, whatever it came to. What it says now takes the place of what it said before, also
    /// where that is nothing. Null when there is nothing to do: a later reading of the same bytes has taken its place, it was withdrawn, was never
    /// archived, its file still has to be moved, or today's catalog has read it already.
    /// </summary>
    /// <param name="submission">Its number in the ledger.</param>
    public async Task<IngestionResult?> RereadAsync(long submission, CancellationToken cancellationToken)
    {
        IngestionResult? result = null;
        await using (await turn.WaitAsync(cancellationToken))
        {
            if (await FindCurrentAsync(submission, cancellationToken) is { } current)
            {
                result = await ReadAgainAsync(current, cancellationToken);
                var verdict = result?.Verdict ?? (archive.Contains(current.Sha256) ? current.Verdict : Verdict.Accepted);
                // After the new reading is recorded: cut short in between, the same command finishes it.
                if (verdict != Verdict.Accepted && await ledger.Submissions.FindInForceAsync(current.Sha256, cancellationToken) is { } before)
                    await ledger.WithdrawAsync(before.Id, delivery.ReadAgainWhy(verdict), Actor.Worker, cancellationToken);
            }
        }

        return await DeliverAsync(result, cancellationToken);
    }

    private async Task<IngestionResult?> DeliverAsync(IngestionResult? result, CancellationToken cancellationToken)
    {
        if (result is null)
            return null;
        foreach (var placement in await ledger.Placements.OfAsync(result.Submission!.Id, cancellationToken))
            await DeliverAsync(placement, cancellationToken);
        return result;
    }

    private async Task<Submission?> FindCurrentAsync(long id, CancellationToken cancellationToken)
    {
        if (await ledger.Submissions.FindAsync(id, cancellationToken) is not { } submission)
            return null;
        // A file that still has to be moved would go where the earlier reading put it.
        if ((await ledger.Placements.PendingAsync(cancellationToken)).Any(p => p.Submission == id))
            return null;
        var current = await ledger.Submissions.ListAsync(new SubmissionFilter { Sha256 = submission.Sha256, OnlyCurrent = true }, cancellationToken);
        return current.FirstOrDefault(c => c.Id == id);
    }

    private async Task<IngestionResult?> ReadAgainAsync(Submission earlier, CancellationToken cancellationToken)
    {
        var current = catalog.Current;
        // What was over the limit was never kept.
        if (earlier.CatalogFingerprint == current.Catalog.Fingerprint || !archive.Contains(earlier.Sha256))
            return null;
        var started = time.GetTimestamp();
        var bytes = await archive.ReadAsync(earlier.Sha256, cancellationToken);
        var content = new FileContent(earlier.Sha256, bytes.Length, bytes, earlier.ArrivedAt, IsSteady: true);
        var before = await ledger.Submissions.FindingsAsync(earlier.Id, cancellationToken);
        ImmutableArray<Finding> known = before.Any(f => f.Code == FindingCodes.NoDepartment) ? [InNoDepartment(current.Catalog)] : [];
        var (verdict, reading, findings) = await JudgeAsync(earlier.FileName, content, current, ledger, known, cancellationToken);
        if (verdict == Verdict.Held && earlier.Verdict == Verdict.Held && findings.Select(Identity).SequenceEqual(before.Select(Identity), StringComparer.Ordinal))
            return null;

        var files = await delivery.FindAsync(earlier, cancellationToken);
        var recorded = await ledger.RecordAsync(
            new SubmissionRecord
            {
                Sha256 = earlier.Sha256,
                FileName = earlier.FileName,
                Department = earlier.Department,
                ReceivedAt = time.GetUtcNow(),
                Rereads = earlier,
                By = Actor.Worker,
                Verdict = verdict,
                CatalogFingerprint = current.Catalog.Fingerprint,
                Findings = findings,
                Observations = reading.ToRecord,
                Texts = reading.Texts,
                Took = time.GetElapsedTime(started),
                Placement = files.Count == 0 ? null : await delivery.PlanAgainAsync(files[0], verdict, cancellationToken),
            },
            cancellationToken);
        // The same bytes may have been dropped several times.
        foreach (var file in files.Skip(1))
            await ledger.Placements.BeginAsync(recorded.Submission.Id, await delivery.PlanAgainAsync(file, verdict, cancellationToken), cancellationToken);
        logger.LogInformation(
            "{File} of {Department} is read again: it was {Before}, it is {Verdict}, {Observations} figures ({Sha256})",
            earlier.FileName,
            earlier.Department,
            Verdicts.Codes[earlier.Verdict],
            Verdicts.Codes[verdict],
            reading.Observations.Length,
            earlier.Sha256);
        return new IngestionResult(earlier.FileName, earlier.Sha256, verdict, reading, findings, recorded.Submission, recorded.Placement);
    }

    private static string Identity(Finding finding) => $"{finding.Code.Code}|{finding.Sheet}|{finding.Cell}|{finding.Shown}|{string.Join('|', finding.Arguments)}";

    private async Task<IngestionResult> RecordAsync(
        string path, FileContent content, Department? department, IncomingFile? inShare, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var current = catalog.Current;
        IngestionResult result;
        try
        {
            result = await TakeStepsAsync(path, content, department, inShare, current, started, cancellationToken);
        }
        catch (Exception e)
        {
            // For whoever logs it.
            e.Data[nameof(IngestionResult.Sha256)] = content.Sha256;
            throw;
        }

        logger.LogInformation(
            "{File} of {Department} is {Verdict}: {Observations} figures, {Findings} findings, {Elapsed} ms ({Sha256})",
            path,
            department?.Code ?? "nobody",
            Verdicts.Codes[result.Verdict],
            result.Reading.Observations.Length,
            result.Findings.Length,
            (long)time.GetElapsedTime(started).TotalMilliseconds,
            content.Sha256);
        return result;
    }

    private async Task<IngestionResult> TakeStepsAsync(
        string path, FileContent content, Department? department, IncomingFile? inShare, CatalogInUse current, long started, CancellationToken cancellationToken)
    {
        // A file over the limit is no workbook that anybody reads again; the sender has it.
        if (content.Bytes is { } bytes)
            await archive.StoreAsync(content.Sha256, bytes, cancellationToken);

        if (await ledger.Submissions.FindInForceAsync(content.Sha256, cancellationToken) is { } inForce && inForce.CatalogFingerprint == current.Catalog.Fingerprint)
        {
            ImmutableArray<Finding> again = [delivery.SentAgain(inForce)];
            var placement = inShare is null
                ? null
                : await ledger.Placements.BeginAsync(inForce.Id, await delivery.PlanAsync(inShare, inForce.Verdict, cancellationToken), cancellationToken);
            return new IngestionResult(path, content.Sha256, inForce.Verdict, Reading.OfNothing(again), again, inForce, placement);
        }

        ImmutableArray<Finding> known = inShare is not null && department is null ? [InNoDepartment(current.Catalog)] : [];
        var name = Path.GetFileName(path);
        var (verdict, reading, findings) = await JudgeAsync(name, content, current, ledger, known, cancellationToken);
        var recorded = await ledger.RecordAsync(
            new SubmissionRecord
            {
                Sha256 = content.Sha256,
                FileName = name,
                Department = department?.Code,
                ReceivedAt = time.GetUtcNow(),
                By = Actor.Worker,
                Verdict = verdict,
                CatalogFingerprint = current.Catalog.Fingerprint,
                Findings = findings,
                Observations = reading.ToRecord,
                Texts = reading.Texts,
                Took = time.GetElapsedTime(started),
                Placement = inShare is null ? null : await delivery.PlanAsync(inShare, verdict, cancellationToken),
            },
            cancellationToken);
        return new IngestionResult(path, content.Sha256, verdict, reading, findings, recorded.Submission, recorded.Placement);
    }

    /// <param name="history">What was reported before; null for nothing.</param>
    /// <param name="known">What is wrong with the file already.</param>
    private async Task<(Verdict Verdict, Reading Reading, ImmutableArray<Finding> Findings)> JudgeAsync(
        string name, FileContent content, CatalogInUse current, ObservationLedger? history, ImmutableArray<Finding> known, CancellationToken cancellationToken)
    {
        var reading = Read(name, content, current);
        var revisions = history is null ? [] : await Revisions.FindAsync(reading.ToRecord, content.Sha256, history, cancellationToken);
        var (verdict, findings) = Verdicts.Decide([.. known, .. reading.Findings, .. revisions]);
        return (verdict, reading, findings);
    }

    private Reading Read(string name, FileContent content, CatalogInUse current)
    {
        var opened = content.Bytes is { } bytes
            ? WorkbookOpener.Open(name, bytes, limits.Value)
            : FileFindings.OverLimit(Terms.FileSize, content.Length, limits.Value.FileBytes);
        if (opened.Workbook is not { } workbook)
            return Reading.OfNothing(opened.Findings);
        var reading = current.Resolver.Read(workbook);
        return reading with { Findings = [.. opened.Findings, .. reading.Findings] };
    }

    private static Finding InNoDepartment(IndicatorCatalog catalog) =>
        new(FindingCodes.NoDepartment, FindingCodes.NoDepartment.Severity, null, null, null, [string.Join('、', catalog.Departments.Select(d => d.Folder))]);
}

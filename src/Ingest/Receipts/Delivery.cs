using System.Globalization;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>
/// Puts a file that was taken in into its place, with the receipt beside it. All it needs to know is in the ledger, so that whatever was cut
/// short is finished by the next one who comes along.
/// </summary>
public sealed class Delivery(
    ShareFolders share,
    ObservationLedger ledger,
    Archive archive,
    CatalogSource catalog,
    IOptions<IngestOptions> options,
    TimeProvider time,
    ILogger<Delivery> logger)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Decides where a file is to go. The name is free in the share, and no other file is on its way there.</summary>
    public async Task<PlacementIntent> PlanAsync(IncomingFile file, Verdict verdict, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var folder = file.Folder.Length == 0 ? ShareFolders.NameFor(verdict) : $"{file.Folder}/{ShareFolders.NameFor(verdict)}";
        return new PlacementIntent(file.Path, await FreeTargetAsync(folder, file.Name, file.Path, cancellationToken), file.Length, file.ModifiedAt);
    }

    /// <summary>The files of these bytes that lie where this verdict put them, relative to the share.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(Submission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var reading in await ledger.Submissions.ListAsync(new SubmissionFilter { Sha256 = submission.Sha256 }, cancellationToken))
        {
            foreach (var target in (await ledger.Placements.OfAsync(reading.Id, cancellationToken)).Select(p => p.Intent.Target))
            {
                var path = share.Full(target);
                if (OutcomeOf(target) == ShareFolders.NameFor(submission.Verdict)
                    && File.Exists(path)
                    && await FileContent.HashAsync(path, cancellationToken) == submission.Sha256)
                {
                    found.Add(target);
                }
            }
        }

        return [.. found];
    }

    /// <summary>Decides where a file is to go that was put into its place before and has been read again.</summary>
    /// <param name="path">Relative to the share.</param>
    public async Task<PlacementIntent> PlanAgainAsync(string path, Verdict verdict, CancellationToken cancellationToken)
    {
        var (length, modifiedAt) = Look(share.Full(path)) ?? throw new FileNotFoundException($"{path} has gone at this moment.", path);
        var target = path;
        if (OutcomeOf(path) != ShareFolders.NameFor(verdict))
        {
            var folder = path[..path.LastIndexOf('/')];
            folder = folder[..(folder.LastIndexOf('/') + 1)] + ShareFolders.NameFor(verdict);
            target = await FreeTargetAsync(folder, Path.GetFileName(path), path, cancellationToken);
        }

        return new PlacementIntent(path, target, length, modifiedAt);
    }

    /// <summary>
    /// Makes a move. A file that somebody has open stays, and the ledger knows that it waits; one that was written over since it was read stays
    /// too, and is taken in anew.
    /// </summary>
    public async Task<Placement> DeliverAsync(Placement placement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(placement);
        var submission = await ledger.Submissions.FindAsync(placement.Submission, cancellationToken)
            ?? throw new InvalidOperationException($"Placement {placement.Id} has no submission {placement.Submission}.");
        var source = share.Full(placement.Intent.Source);
        var target = share.Full(placement.Intent.Target);
        Directory.CreateDirectory(FolderThatIsThere(target));

        var arrived = File.Exists(target) && await FileContent.HashAsync(target, cancellationToken) == submission.Sha256;
        if (File.Exists(target) && !arrived)
        {
            var folder = placement.Intent.Target[..placement.Intent.Target.LastIndexOf('/')];
            placement = await ledger.Placements.RetargetAsync(
                placement.Id, await FreeTargetAsync(folder, Path.GetFileName(placement.Intent.Source), placement.Intent.Source, cancellationToken), cancellationToken);
            target = share.Full(placement.Intent.Target);
        }

        // A workbook that was read again and came to the same: only its receipt is new.
        var staysThere = placement.Intent.Source == placement.Intent.Target;
        var present = Look(source);
        var isUnchanged = present == (placement.Intent.Length, placement.Intent.ModifiedAt);
        if (!arrived && present is not null && !isUnchanged)
            return placement;

        await WriteReceiptAsync(placement, submission, target, cancellationToken);
        var outcome = MoveOutcome.Moved;
        if (!arrived && present is null)
            await RestoreAsync(submission, target, cancellationToken);
        else if (!arrived)
            outcome = await MoveAsync(placement, submission, source, target, cancellationToken);
        else if (!staysThere && isUnchanged && await FileContent.HashAsync(source, cancellationToken) == submission.Sha256)
            // A move between volumes was cut short between copying and deleting.
            outcome = ShareFile.Delete(source);

        if (!staysThere)
            RemoveIfThere(source + ShareFolders.ReceiptSuffix);
        return outcome switch
        {
            MoveOutcome.Moved => await ledger.Placements.CompleteAsync(placement.Id, [], cancellationToken),
            MoveOutcome.InUse => await WaitAsync(placement, cancellationToken),
            _ => await ledger.Placements.AbandonAsync(placement.Id, cancellationToken),
        };
    }

    /// <summary>Why an accepted submission counts no more that was read again and came to something else.</summary>
    public string ReadAgainWhy(Verdict verdict) => Receipt.ReadAgain(verdict, Chinese);

    /// <summary>Takes back the receipt of a file that was written over before it could be moved.</summary>
    public void TakeBackReceipt(Placement placement)
    {
        ArgumentNullException.ThrowIfNull(placement);
        var target = share.Full(placement.Intent.Target);
        if (!File.Exists(target))
            RemoveIfThere(target + ShareFolders.ReceiptSuffix);
    }

    /// <summary>Writes beside a file that a fault of the program keeps it from being read.</summary>
    public async Task TellOfFaultAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var path = share.Full(file.Path) + ShareFolders.ReceiptSuffix;
        await DurableFile.WriteAsync(path, ShareFile.TemporaryFor(path), Receipt.Encode(Receipt.OfFault(file.Name, Chinese)), cancellationToken);
    }

    private async Task<MoveOutcome> MoveAsync(Placement placement, Submission submission, string source, string target, CancellationToken cancellationToken)
    {
        if (await ShareFile.MoveAsync(source, target, cancellationToken) == MoveOutcome.InUse)
            return MoveOutcome.InUse;
        if (await FileContent.HashAsync(target, cancellationToken) == submission.Sha256)
            return MoveOutcome.Moved;

        // Written over between the last look and the move, or by somebody who still had it open: these are other bytes, to be taken in anew.
        await ShareFile.MoveAsync(target, File.Exists(source) ? FreeBeside(source) : source, cancellationToken);
        TakeBackReceipt(placement);
        return MoveOutcome.WrittenOver;
    }

    // Somebody took the file away after it had been taken in. The ledger says that it is there, and the archive has it.
    private async Task RestoreAsync(Submission submission, string target, CancellationToken cancellationToken)
    {
        if (!archive.Contains(submission.Sha256))
        {
            logger.LogWarning("{File} has gone and cannot be put back: being over the limit it was not archived", submission.FileName);
            return;
        }

        await DurableFile.CopyAsync(archive.PathOf(submission.Sha256), target, ShareFile.TemporaryFor(target), cancellationToken);
        logger.LogInformation("{File} was taken away after it had been taken in; it was put back from the archive", submission.FileName);
    }

    // In which of the three folders a placed file lies.
    private static string OutcomeOf(string path) => path.Split('/')[^2];

    private async Task<Placement> WaitAsync(Placement placement, CancellationToken cancellationToken)
    {
        if (placement.WaitingSince is not null)
            return placement;
        logger.LogInformation("{File} cannot be moved, somebody has it open; it is tried again", placement.Intent.Source);
        return await ledger.Placements.DelayAsync(placement.Id, cancellationToken);
    }

    private async Task WriteReceiptAsync(Placement placement, Submission submission, string target, CancellationToken cancellationToken)
    {
        var path = target + ShareFolders.ReceiptSuffix;
        if (placement.WaitingSince is not null && File.Exists(path))
            return;
        var isAgain = (await ledger.Placements.OfAsync(submission.Id, cancellationToken))[0].Id != placement.Id;
        var findings = isAgain ? [SentAgain(submission)] : await ledger.Submissions.FindingsAsync(submission.Id, cancellationToken);
        var figures = isAgain || submission.Verdict != Verdict.Accepted
            ? []
            : await ledger.Submissions.CountIndicatorsAsync(submission.Id, cancellationToken);
        var names = catalog.Catalog.IndicatorsByCode;
        var text = Receipt.Text(
            submission,
            findings,
            [.. figures.Select(f => (names.TryGetValue(f.Indicator, out var indicator) ? indicator.Name : f.Indicator, f.Observations))],
            options.Value.FindZone(),
            Chinese);
        await DurableFile.WriteAsync(path, ShareFile.TemporaryFor(path), Receipt.Encode(text), cancellationToken);
    }

    internal Finding SentAgain(Submission earlier) => new(
        FindingCodes.SameBytesAgain,
        FindingCodes.SameBytesAgain.Severity,
        null,
        null,
        null,
        [earlier.FileName, TimeZoneInfo.ConvertTime(earlier.ReceivedAt, options.Value.FindZone()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)]);

    // When the share itself is not there (not mounted, say), nothing is to be made in its place.
    private string FolderThatIsThere(string target)
    {
        if (!Directory.Exists(share.Root))
            throw new DirectoryNotFoundException($"The share {share.Root} is not there.");
        return Path.GetDirectoryName(target)!;
    }

    private async Task<string> FreeTargetAsync(string folder, string name, string source, CancellationToken cancellationToken)
    {
        var onTheirWay = (await ledger.Placements.PendingAsync(cancellationToken))
            .Where(p => p.Intent.Source != source)
            .Select(p => p.Intent.Target)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return $"{folder}/{PlaceNames.Free(name, LocalTime(), candidate => IsTaken($"{folder}/{candidate}"))}";

        bool IsTaken(string target) =>
            onTheirWay.Contains(target) || File.Exists(share.Full(target)) || Directory.Exists(share.Full(target)) || File.Exists(share.Full(target) + ShareFolders.ReceiptSuffix);
    }

    private string FreeBeside(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        return Path.Combine(folder, PlaceNames.Free(Path.GetFileName(path), LocalTime(), candidate => Path.Exists(Path.Combine(folder, candidate))));
    }

    private DateTimeOffset LocalTime() => TimeZoneInfo.ConvertTime(time.GetUtcNow(), options.Value.FindZone());

    private static (long Length, DateTimeOffset ModifiedAt)? Look(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : null;
    }

    private static void RemoveIfThere(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>
/// Puts files that were taken in into their places, with the receipts beside them: the artifacts of a submission, each with a hash of its own. All
/// it needs to know is in the ledger, so that whatever was cut short is finished by the next one who comes along.
/// </summary>
internal sealed class Delivery(
    ShareFolders share,
    ShareTie tie,
    ObservationLedger ledger,
    IArchive archive,
    CatalogSource catalog,
    IOptions<IngestOptions> options,
    IOptions<WorkbookLimits> limits,
    TimeProvider time,
    ILogger<Delivery> logger)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    // How many receipts are written side by side: the disk flushes several in one go.
    private const int Writers = 8;

    /// <summary>Decides where a file is to go. The name is free in the share, and no other file is on its way there.</summary>
    /// <param name="unit">The ledger as it stands in the unit of work that the move is recorded in.</param>
    public async Task<PlacementIntent> PlanAsync(ObservationLedger unit, IncomingFile file, Verdict verdict, CancellationToken cancellationToken)
    {
        var folder = file.Folder.Length == 0 ? ShareFolders.NameFor(verdict) : $"{file.Folder}/{ShareFolders.NameFor(verdict)}";
        return new PlacementIntent(file.Path, await FreeTargetAsync(unit, folder, file.Name, file.Path, cancellationToken), file.Length, file.ModifiedAt);
    }

    /// <summary>Whether a file still lies in the share as it was seen.</summary>
    public bool IsThere(IncomingFile file) => Look(share.Full(file.Path)) == (file.Length, file.ModifiedAt);

    /// <summary>The workbooks of a submission that lie where its verdict put them, relative to the share, whichever reading of it did.</summary>
    /// <exception cref="ShareAwayException">They were put into the share, and it is away.</exception>
    public async Task<IReadOnlyList<string>> FindAsync(Submission submission, CancellationToken cancellationToken)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var originals = (await ledger.Placements.ArtifactsAsync(submission.Sha256, cancellationToken)).Where(a => a.Kind == ArtifactKind.Original).ToList();
        foreach (var artifact in originals)
        {
            var path = share.Full(artifact.Path);
            if (OutcomeOf(artifact.Path) == ShareFolders.NameFor(submission.Verdict)
                && File.Exists(path)
                && await FileContent.HashAsync(path, cancellationToken) == artifact.Sha256)
            {
                found.Add(artifact.Path);
            }
        }

        // Nobody has taken them away where the share itself has gone: whatever is done now, their sender would never hear of it.
        if (originals.Count > 0)
            tie.RequireThere();
        return [.. found];
    }

    /// <summary>Decides where a file is to go that was put into its place before and has been read again.</summary>
    /// <param name="path">Relative to the share.</param>
    public async Task<PlacementIntent> PlanAgainAsync(ObservationLedger unit, string path, Verdict verdict, CancellationToken cancellationToken)
    {
        var (length, modifiedAt) = Look(share.Full(path)) ?? throw new FileNotFoundException($"{path} has gone at this moment.", path);
        var intent = new PlacementIntent(path, path, length, modifiedAt);
        return OutcomeOf(path) == ShareFolders.NameFor(verdict) ? intent : intent with { Target = await PlanElsewhereAsync(unit, intent, verdict, cancellationToken) };
    }

    /// <summary>Decides where a file is to go that was on its way, or is in place, where another verdict put it.</summary>
    public Task<string> PlanElsewhereAsync(ObservationLedger unit, PlacementIntent intent, Verdict verdict, CancellationToken cancellationToken)
    {
        var folder = intent.Target[..intent.Target.LastIndexOf('/')];
        folder = folder[..(folder.LastIndexOf('/') + 1)] + ShareFolders.NameFor(verdict);
        return FreeTargetAsync(unit, folder, Path.GetFileName(intent.Target), intent.Source, cancellationToken);
    }

    /// <summary>
    /// Makes moves, and writes the receipts. A file that somebody has open stays, and the ledger knows that it waits; one that was written over since
    /// it was read stays too, and is taken in anew. One file's fault is not the others'.
    /// </summary>
    public async Task<IReadOnlyList<DeliveryOutcome>> DeliverAsync(IReadOnlyList<Placement> placements, CancellationToken cancellationToken)
    {
        var moves = new List<Move>();
        foreach (var placement in placements)
        {
            var move = new Move(placement);
            moves.Add(move);
            await TryAsync(move, () => PrepareAsync(move, cancellationToken));
        }

        // Before they are written: later a copy is known for ours by its hash, or for what its sender has made of it.
        if (moves.Where(m => m.Review is not null && m.Fault is null).ToList() is { Count: > 0 } reviewed)
        {
            await ledger.WriteAsync(
                async unit =>
                {
                    foreach (var move in reviewed)
                        await unit.Placements.NoteAsync(move.Placement.Id, [move.Review!.Artifact], cancellationToken);
                    return reviewed.Count;
                },
                cancellationToken);
        }

        // The receipts first: who has the workbook open sees the answer although the file cannot be moved yet. Every folder is flushed once.
        var flushes = new FolderFlushes();
        await Parallel.ForEachAsync(
            moves.Where(m => m.Receipt is not null && m.Fault is null),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
            async (move, token) => await TryAsync(move, () => WriteReceiptAsync(move, flushes, token)));
        foreach (var move in moves.Where(m => m is { IsDue: true, Fault: null }))
            await TryAsync(move, () => MoveAsync(move, flushes, cancellationToken));
        flushes.Flush();

        await ledger.WriteAsync(
            async unit =>
            {
                foreach (var move in moves.Where(m => m is { IsDue: true, Fault: null }))
                    move.Placement = await NoteAsync(unit, move, cancellationToken);
                return moves.Count;
            },
            cancellationToken);
        return [.. moves.Select(m => new DeliveryOutcome(m.Placement, m.Fault))];
    }

    /// <summary>Why an accepted submission counts no more that was read again and came to something else.</summary>
    public static string ReadAgainWhy(Verdict verdict) => Receipt.ReadAgain(verdict, Chinese);

    /// <summary>Takes back the receipt of a file that was written over before it could be moved.</summary>
    public async Task TakeBackReceiptAsync(Placement placement, CancellationToken cancellationToken)
    {
        var target = placement.Intent.Target;
        if (File.Exists(share.Full(target)))
            return;
        RemoveIfThere(share.Full(target) + ShareFolders.ReceiptSuffix);
        if (await ledger.Submissions.FindAsync(placement.Submission, cancellationToken) is { } submission)
            await RemoveUnchangedReviewAsync(target, submission, cancellationToken);
    }

    /// <summary>Whether a file that lies in its place is longer than it was when it was taken in.</summary>
    public bool IsLonger(Placement placement) => Look(share.Full(placement.Intent.Target)) is { } now && now.Length > placement.Intent.Length;

    /// <summary>
    /// Puts a file back to its department's folder, to be taken in anew, if it holds what was taken in and goes on: whoever copied it was not done. A
    /// workbook that somebody has saved again in its place begins otherwise, and stays. False when it cannot be moved now.
    /// </summary>
    public async Task<bool> TakeBackGrownAsync(Placement placement, CancellationToken cancellationToken)
    {
        var target = share.Full(placement.Intent.Target);
        var submission = await ledger.Submissions.FindAsync(placement.Submission, cancellationToken);
        if (submission is null || !File.Exists(target) || !await FileContent.GoesOnAfterAsync(target, placement.Intent.Length, submission.Sha256, cancellationToken))
            return true;
        var flushes = new FolderFlushes();
        if (await PutBackAsync(placement, OutsideOutcomes(placement.Intent.Source), flushes, cancellationToken) == MoveOutcome.InUse)
            return false;
        flushes.Flush();
        logger.LogWarning("{File} has grown since it was taken in; it is put back and taken in again", placement.Intent.Target);
        return true;
    }

    /// <summary>Writes beside a file that a fault of the program keeps it from being read.</summary>
    public async Task TellOfFaultAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        var path = share.Full(file.Path) + ShareFolders.ReceiptSuffix;
        var flushes = new FolderFlushes();
        await DurableFile.WriteAsync(path, ShareFile.TemporaryFor(path), Receipt.Encode(Receipt.OfFault(file.Name, Chinese)), flushes, cancellationToken);
        flushes.Flush();
    }

    // Looks at what is there, and decides what is to be done.
    private async Task PrepareAsync(Move move, CancellationToken cancellationToken)
    {
        var placement = move.Placement;
        move.Submission = await ledger.Submissions.FindAsync(placement.Submission, cancellationToken)
            ?? throw new InvalidOperationException($"Placement {placement.Id} has no submission {placement.Submission}.");
        var target = share.Full(placement.Intent.Target);
        move.HasArrived = File.Exists(target) && await FileContent.HashAsync(target, cancellationToken) == move.Workbook.Sha256;
        if (File.Exists(target) && !move.HasArrived)
        {
            var folder = placement.Intent.Target[..placement.Intent.Target.LastIndexOf('/')];
            placement = move.Placement = await ledger.Placements.RetargetAsync(
                placement.Id,
                await FreeTargetAsync(ledger, folder, Path.GetFileName(placement.Intent.Source), placement.Intent.Source, cancellationToken),
                cancellationToken);
        }

        var present = Look(share.Full(placement.Intent.Source));
        move.IsPresent = present is not null;
        // Nobody has taken it away where the share itself has gone.
        tie.RequireThere();
        share.MakeFolderFor(placement.Intent.Target);
        move.IsUnchanged = present == (placement.Intent.Length, placement.Intent.ModifiedAt);
        move.IsDue = move.HasArrived || !move.IsPresent || move.IsUnchanged;
        if (!move.IsDue)
            return;
        var receipt = share.Full(move.ReceiptPath);
        if (placement.WaitingSince is not null && File.Exists(receipt))
        {
            move.ReceiptSha256 = await FileContent.HashAsync(receipt, cancellationToken);
        }
        else
        {
            move.Receipt = Receipt.Encode(await ReceiptTextAsync(placement, move.Submission, cancellationToken));
            move.ReceiptSha256 = Convert.ToHexStringLower(SHA256.HashData(move.Receipt));
            move.Review = await ReviewAsync(move.Submission, placement.Intent.Target, cancellationToken);
        }
    }

    // What was over the limit was never archived, and has no cells that anything could be written on.
    private async Task<Review?> ReviewAsync(Submission submission, string target, CancellationToken cancellationToken)
    {
        if (submission.Verdict != Verdict.Returned || submission.WithdrawnAt is not null || !await archive.ContainsAsync(submission.Sha256, cancellationToken))
            return null;
        var findings = await ledger.Submissions.FindingsAsync(submission.Id, cancellationToken);
        // Whoever opens it is ended.
        if (findings.Any(f => f.Code == FindingCodes.EndsTheProgram))
            return null;
        // By a name of its own: the same bytes may be read at this moment.
        var attempt = submission.Sha256 + ShareFolders.ReviewSuffix;
        if ((await ledger.Attempts.AmongAsync([attempt], cancellationToken)).Count > 0)
        {
            logger.LogError("{File} ({Sha256}) goes back without a marked copy: a process ended while it made one", submission.FileName, submission.Sha256);
            await ledger.Attempts.ForgetAsync(attempt, cancellationToken);
            return null;
        }

        var content = await archive.ReadAsync(submission.Sha256, cancellationToken);
        await ledger.Attempts.BeginAsync([attempt], cancellationToken);
        var marked = Mark(submission, content, findings, cancellationToken);
        await ledger.Attempts.ForgetAsync(attempt, CancellationToken.None);
        return marked is null ? null : new Review(marked.Content, ReviewPathOf(target, marked.HasMacros), Convert.ToHexStringLower(SHA256.HashData(marked.Content)));
    }

    private MarkedWorkbook? Mark(Submission submission, ReadOnlyMemory<byte> content, ImmutableArray<Finding> findings, CancellationToken cancellationToken)
    {
        try
        {
            return ReturnedWorkbook.Of(submission, content, findings, new ReadingBudget(limits.Value, time, cancellationToken), Chinese);
        }
#pragma warning disable CA1031 // Of the program, whatever it is: the receipt says everything, and the workbook must not stay where it lies for a copy's sake.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.LogError(e, "{File} ({Sha256}) goes back without a marked copy: it cannot be marked", submission.FileName, submission.Sha256);
            return null;
        }
    }

    private static string ReviewPathOf(string target, bool hasMacros) =>
        $"{target[..^Path.GetExtension(target).Length]}{ShareFolders.ReviewSuffix}{(hasMacros ? ".xlsm" : ".xlsx")}";

    private async Task WriteReceiptAsync(Move move, FolderFlushes flushes, CancellationToken cancellationToken)
    {
        var path = share.Full(move.ReceiptPath);
        await DurableFile.WriteAsync(path, ShareFile.TemporaryFor(path), move.Receipt, flushes, cancellationToken);
        if (move.Review is { } review)
        {
            var copy = share.Full(review.Path);
            await DurableFile.WriteAsync(copy, ShareFile.TemporaryFor(copy), review.Content, flushes, cancellationToken);
        }
    }

    private async Task MoveAsync(Move move, FolderFlushes flushes, CancellationToken cancellationToken)
    {
        var (source, target) = (share.Full(move.Placement.Intent.Source), share.Full(move.Placement.Intent.Target));
        // A workbook that was read again and came to the same: only its receipt is new.
        var staysThere = source == target;
        if (!move.HasArrived && !move.IsPresent)
            await RestoreAsync(move.Submission!, target, flushes, cancellationToken);
        else if (!move.HasArrived)
            move.Outcome = await MoveAsync(move, source, target, flushes, cancellationToken);
        else if (!staysThere && move.IsUnchanged && await FileContent.HashAsync(source, cancellationToken) == move.Submission!.Sha256)
            // A move between volumes was cut short between copying and deleting.
            move.Outcome = ShareFile.Delete(source);

        if (staysThere)
            return;
        RemoveIfThere(source + ShareFolders.ReceiptSuffix);
        await RemoveUnchangedReviewAsync(move.Placement.Intent.Source, move.Submission!, cancellationToken);
    }

    private async Task<MoveOutcome> MoveAsync(Move move, string source, string target, FolderFlushes flushes, CancellationToken cancellationToken)
    {
        if (await ShareFile.MoveAsync(source, target, flushes, cancellationToken) == MoveOutcome.InUse)
            return MoveOutcome.InUse;
        if (await FileContent.HashAsync(target, cancellationToken) == move.Workbook.Sha256)
            return MoveOutcome.Moved;

        // Written over between the last look and the move, or by somebody who still had it open: these are other bytes, to be taken in anew.
        await PutBackAsync(move.Placement, move.Placement.Intent.Source, flushes, cancellationToken);
        return MoveOutcome.WrittenOver;
    }

    // Read again, it was moved from one of the three folders to another; a scan looks into none of them.
    private static string OutsideOutcomes(string path) =>
        path.Split('/') is [.. var folders, var outcome, var name] && ShareFolders.IsOutcome(outcome) ? string.Join('/', [.. folders, name]) : path;

    private async Task<MoveOutcome> PutBackAsync(Placement placement, string to, FolderFlushes flushes, CancellationToken cancellationToken)
    {
        var path = share.Full(to);
        share.MakeFolderFor(to);
        var outcome = await ShareFile.MoveAsync(
            share.Full(placement.Intent.Target), Path.Exists(path) ? FreeBeside(path) : path, flushes, cancellationToken);
        if (outcome == MoveOutcome.Moved)
            await TakeBackReceiptAsync(placement, cancellationToken);
        return outcome;
    }

    private Task<Placement> NoteAsync(ObservationLedger unit, Move move, CancellationToken cancellationToken)
    {
        switch (move.Outcome)
        {
            case MoveOutcome.Moved:
                return unit.Placements.CompleteAsync(move.Placement.Id, move.Artifacts, cancellationToken);
            case MoveOutcome.InUse when move.Placement.WaitingSince is not null:
                return Task.FromResult(move.Placement);
            case MoveOutcome.InUse:
                logger.LogInformation("{File} cannot be moved, somebody has it open; it is tried again", move.Placement.Intent.Source);
                return unit.Placements.DelayAsync(move.Placement.Id, cancellationToken);
            default:
                return unit.Placements.AbandonAsync(move.Placement.Id, cancellationToken);
        }
    }

    // Somebody took the file away after it had been taken in. The ledger says that it is there, and the archive has it.
    private async Task RestoreAsync(Submission submission, string target, FolderFlushes flushes, CancellationToken cancellationToken)
    {
        if (!await archive.ContainsAsync(submission.Sha256, cancellationToken))
        {
            logger.LogWarning("{File} has gone and cannot be put back: being over the limit it was not archived", submission.FileName);
            return;
        }

        await DurableFile.WriteAsync(target, ShareFile.TemporaryFor(target), await archive.ReadAsync(submission.Sha256, cancellationToken), flushes, cancellationToken, overwrite: false);
        logger.LogInformation("{File} was taken away after it had been taken in; it was put back from the archive", submission.FileName);
    }

    private static async Task TryAsync(Move move, Func<Task> step)
    {
        try
        {
            await step();
        }
#pragma warning disable CA1031 // It goes with the move to whoever asked for it; one file's fault is not the others'.
        catch (Exception e) when (e is not (LedgerException or OperationCanceledException))
#pragma warning restore CA1031
        {
            move.Fault = e;
        }
    }

    // In which of the three folders a placed file lies.
    private static string OutcomeOf(string path) => path.Split('/')[^2];

    private async Task<string> ReceiptTextAsync(Placement placement, Submission submission, CancellationToken cancellationToken)
    {
        if (submission.WithdrawnAt is not null)
            return Receipt.OfWithdrawal(submission, options.Value.FindZone(), Chinese);
        var isAgain = (await ledger.Placements.OfAsync(submission.Id, cancellationToken))[0].Id != placement.Id;
        var findings = isAgain
            ? await SentAgainAsync(ledger, submission, cancellationToken)
            : await ledger.Submissions.FindingsAsync(submission.Id, cancellationToken);
        var figures = isAgain || submission.Verdict != Verdict.Accepted
            ? []
            : await ledger.Submissions.CountIndicatorsAsync(submission.Id, cancellationToken);
        var names = catalog.Catalog.IndicatorsByCode;
        return Receipt.Text(
            submission,
            findings,
            [.. figures.Select(f => (names.TryGetValue(f.Indicator, out var indicator) ? indicator.Name : f.Indicator, f.Observations))],
            options.Value.FindZone(),
            Chinese);
    }

    /// <summary>What is found in a file whose bytes count already: that they do, and where another report's figures are in force in place of its own.</summary>
    public async Task<ImmutableArray<Finding>> SentAgainAsync(ObservationLedger unit, Submission earlier, CancellationToken cancellationToken)
    {
        Finding again = new(
            FindingCodes.SameBytesAgain,
            FindingCodes.SameBytesAgain.Severity,
            null,
            null,
            null,
            [earlier.FileName, TimeZoneInfo.ConvertTime(earlier.ReceivedAt, options.Value.FindZone()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)]);
        return [again, .. Revisions.Of(await unit.Given.OverruledAsync(earlier, cancellationToken))];
    }

    private async Task<string> FreeTargetAsync(ObservationLedger unit, string folder, string name, string source, CancellationToken cancellationToken)
    {
        var onTheirWay = (await unit.Placements.PendingAsync(cancellationToken))
            .Where(p => p.Intent.Source != source)
            .Select(p => p.Intent.Target)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return $"{folder}/{PlaceNames.Free(name, LocalTime(), candidate => IsTaken($"{folder}/{candidate}"))}";

        bool IsTaken(string target) =>
            onTheirWay.Contains(target) || File.Exists(share.Full(target)) || Directory.Exists(share.Full(target)) || File.Exists(share.Full(target) + ShareFolders.ReceiptSuffix)
            || File.Exists(share.Full(ReviewPathOf(target, hasMacros: false))) || File.Exists(share.Full(ReviewPathOf(target, hasMacros: true)));
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

    // The sender may have filled a copy in, or have dropped one of that name beside the workbook: then it is not ours to take away.
    private async Task RemoveUnchangedReviewAsync(string beside, Submission submission, CancellationToken cancellationToken)
    {
        var copies = new[] { ReviewPathOf(beside, hasMacros: false), ReviewPathOf(beside, hasMacros: true) }.Where(copy => File.Exists(share.Full(copy))).ToList();
        if (copies.Count == 0)
            return;
        var written = await ledger.Placements.ArtifactsAsync(submission.Sha256, cancellationToken);
        foreach (var copy in copies)
        {
            var sha256 = await FileContent.HashAsync(share.Full(copy), cancellationToken);
            if (written.Any(a => a.Kind == ArtifactKind.Review && a.Path == copy && a.Sha256 == sha256))
                File.Delete(share.Full(copy));
        }
    }

    private static void RemoveIfThere(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>A move on its way through the steps.</summary>
    private sealed class Move(Placement placement)
    {
        public Placement Placement { get; set; } = placement;

        public Submission? Submission { get; set; }

        /// <summary>Whether the workbook is in its place already.</summary>
        public bool HasArrived { get; set; }

        /// <summary>Whether there is a file at the source, and</summary>
        public bool IsPresent { get; set; }

        /// <summary>whether it is the one that was read.</summary>
        public bool IsUnchanged { get; set; }

        /// <summary>False where another file lies at the source, which is taken in anew.</summary>
        public bool IsDue { get; set; }

        /// <summary>The bytes of the receipt; null where it is written already.</summary>
        public byte[]? Receipt { get; set; }

        public string ReceiptSha256 { get; set; } = "";

        /// <summary>The copy that the sender is to work on; null for none.</summary>
        public Review? Review { get; set; }

        public MoveOutcome Outcome { get; set; } = MoveOutcome.Moved;

        public Exception? Fault { get; set; }

        /// <summary>The workbook as it is to lie there.</summary>
        public Artifact Workbook => new(ArtifactKind.Original, Placement.Intent.Target, Submission!.Sha256);

        public string ReceiptPath => Placement.Intent.Target + ShareFolders.ReceiptSuffix;

        /// <summary>Everything that lies there now.</summary>
        public ImmutableArray<Artifact> Artifacts =>
        [
            Workbook,
            .. Review is { } review ? [review.Artifact] : ImmutableArray<Artifact>.Empty,
            new Artifact(ArtifactKind.Receipt, ReceiptPath, ReceiptSha256),
        ];
    }

    /// <param name="Path">Where it is to lie, relative to the share.</param>
    private sealed record Review(byte[] Content, string Path, string Sha256)
    {
        public Artifact Artifact => new(ArtifactKind.Review, Path, Sha256);
    }
}

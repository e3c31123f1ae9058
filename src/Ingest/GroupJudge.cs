using System.ComponentModel;
using System.Threading.Channels;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Telemetry;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// Reads and judges the files of a scan in groups, side by side and outside every lock; that their reading begins is noted before and forgotten when they are recorded or
/// given up. One file's fault is its own. Thread-safe.
/// </summary>
internal sealed class GroupJudge(CatalogSource catalog, ObservationLedger ledger, Judge judge, Trial trial, IOptions<WorkbookLimits> limits)
{
    // Files that share a transaction of the ledger and the flushes of their folders: enough that one flush is little for each, few enough that nobody
    // waits long. A large file goes alone.
    private const int GroupFiles = 32;
    private const long GroupBytes = 4L * 1024 * 1024;

    /// <summary>Gives the files, judged, in their order: while a group is recorded the next is judged, and the one after it read.</summary>
    /// <param name="writer">Takes the groups; completed at the end, with the fault where there was one.</param>
    /// <param name="stopping">Ends it after the group in hand.</param>
    /// <param name="abandoned">Nobody records any more.</param>
    public async Task JudgeAsync(
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
        // A reading that ended in a fault has come to an end, and a trial that could not be held has tried nothing.
        if (await TryOutAsync(group.Suspects) is { } withoutEnd)
        {
            await EachAsync(group.Suspects, async file => file.Judgement = withoutEnd.Contains(file.Content!.Sha256)
                ? Judge.Unreadable(file.Content, group.Catalog, file.Known)
                : await JudgeAsync(file));
            await ForgetAsync([.. group.Suspects.Where(f => f.Fault is not null)]);
        }

        await ForgetAsync([.. group.Files.Except(group.Suspects).Where(f => f.Fault is not null)]);
    }

    // Null where no trial could be held: the fault is then that of the files that wait for it, not of the others.
    private async Task<IReadOnlySet<string>?> TryOutAsync(IReadOnlyList<JudgedFile> suspects)
    {
        try
        {
            return await trial.WithoutEndAsync([.. suspects.Select(s => (s.Name, s.Content!))], CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
        {
            foreach (var file in suspects)
                file.Fault = e;
            return null;
        }
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

    /// <summary>Judges one file that was read.</summary>
    public Task<Judgement> JudgeAsync(JudgedFile file) =>
        judge.JudgeAsync(file.Name, file.Content!, file.Catalog, file.Known, file.File.Department?.Code, null, CancellationToken.None);

    /// <summary>Whether a submission that counts was read with this catalog, and sending it again would change nothing.</summary>
    public static async Task<bool> SaysNothingNewAsync(ObservationLedger ledger, Submission known, IndicatorCatalog current) =>
        known.CatalogFingerprint == current.Fingerprint && !await ledger.Given.WouldChangeAsync(known, CancellationToken.None);

    /// <summary>The reading of these files has come to an end, whatever that was.</summary>
    public async Task ForgetAsync(IReadOnlyList<JudgedFile> files)
    {
        foreach (var file in files.Where(f => f.Content is not null))
            await ledger.Attempts.ForgetAsync(file.Content!.Sha256, CancellationToken.None);
    }
}

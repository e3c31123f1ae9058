using System.Reflection;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Backups;

/// <summary>
/// Copies everything that cannot be made anew while the worker goes on: first the ledger as it stands at one moment, then the archive, which holds every
/// workbook that a ledger speaks of before the ledger does. A workbook never changes, so of a backup that is renewed only what is new is copied.
/// </summary>
internal sealed class Backup(ObservationLedger ledger, IArchive archive, CatalogSource catalog, IOptions<IngestOptions> options, TimeProvider time)
{
    public static string ProgramVersion => typeof(Backup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public async Task<BackupManifest> MakeAsync(BackupFolder folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Path);
        // From here until it is written again there is no backup that could be taken for complete.
        File.Delete(folder.Manifest);
        var flushes = new FolderFlushes();
        var at = time.GetUtcNow();
        if (Directory.Exists(folder.Making))
            Directory.Delete(folder.Making, recursive: true);
        Directory.CreateDirectory(folder.Making);
        var made = new LedgerOptions { Directory = folder.Making };
        await ledger.CopyToAsync(made.File, cancellationToken);
        var submissions = await SubmissionsAsync(made, cancellationToken);
        File.Move(made.File, folder.Ledger, overwrite: true);
        Directory.Delete(folder.Making, recursive: true);
        var sha256 = await FileContent.HashAsync(folder.Ledger, cancellationToken);
        flushes.Add(folder.Path);

        Directory.CreateDirectory(folder.Archive);
        var archived = await ArchiveCopy.CopyNewAsync(archive, submissions.Select(s => s.Sha256), new FolderArchive(folder.Archive), cancellationToken);
        if (Directory.Exists(folder.Catalog))
            Directory.Delete(folder.Catalog, recursive: true);
        await CopyNewAsync(catalog.Directory, folder.Catalog, flushes, cancellationToken);
        if (File.Exists(options.Value.IdentityFile))
            File.Copy(options.Value.IdentityFile, folder.Identity, overwrite: true);
        flushes.Flush();

        var manifest = new BackupManifest(at, ProgramVersion, sha256, submissions.Count, archived);
        await DurableFile.WriteAsync(folder.Manifest, ShareFile.TemporaryFor(folder.Manifest), BackupFolder.Encode(manifest), flushes, cancellationToken);
        flushes.Flush();
        return manifest;
    }

    // That it can be opened and read is the least that is asked of a copy.
    private async Task<IReadOnlyList<Submission>> SubmissionsAsync(LedgerOptions made, CancellationToken cancellationToken)
    {
        using var copy = new ObservationLedger(made, time);
        return await copy.Submissions.ListAsync(new SubmissionFilter(), cancellationToken);
    }

    /// <summary>Copies the files that are not there yet.</summary>
    internal static async Task CopyNewAsync(string from, string to, FolderFlushes flushes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(to);
        if (!Directory.Exists(from))
            return;
        foreach (var source in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith('.')))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, source));
            if (File.Exists(target))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await DurableFile.CopyAsync(source, target, ShareFile.TemporaryFor(target), flushes, cancellationToken);
        }
    }
}

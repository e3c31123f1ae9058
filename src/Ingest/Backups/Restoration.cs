using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Backups;

/// <summary>Puts a backup back where there are no data yet. What is damaged is said before anything is written.</summary>
internal sealed class Restoration(
    ObservationLedger ledger, IArchive archive, CatalogSource catalog, IOptions<IngestOptions> options, IOptions<LedgerOptions> ledgerOptions)
{
    /// <summary>Why a backup cannot be put back; empty when it can.</summary>
    public async Task<IReadOnlyList<(RestorationTrouble Trouble, string Subject)>> TroublesAsync(BackupFolder folder, CancellationToken cancellationToken)
    {
        if (await ledger.ExistsAsync(cancellationToken))
            return [(RestorationTrouble.DataAreThere, Path.GetFullPath(options.Value.Data))];
        if (await folder.FindManifestAsync(cancellationToken) is not { } manifest)
            return [(RestorationTrouble.NoBackup, folder.Path)];
        var troubles = new List<(RestorationTrouble, string)>();
        if (!File.Exists(folder.Ledger) || await FileContent.HashAsync(folder.Ledger, cancellationToken) != manifest.Ledger)
        {
            troubles.Add((RestorationTrouble.LedgerDiffers, folder.Ledger));
            return troubles;
        }

        // A workbook's name is the hash of its bytes. What lies there besides is some system's or of a copy that was cut short.
        var sound = 0;
        var kept = Directory.Exists(folder.Archive) ? Directory.EnumerateFiles(folder.Archive, "*", SearchOption.AllDirectories) : [];
        foreach (var path in kept.Where(p => ArchiveName.IsOne(Path.GetFileName(p))))
        {
            if (await FileContent.HashAsync(path, cancellationToken) == Path.GetFileName(path))
                sound++;
            else
                troubles.Add((RestorationTrouble.WorkbookDiffers, path));
        }

        if (troubles.Count == 0 && sound < manifest.Archived)
            troubles.Add((RestorationTrouble.WorkbooksMissing, $"{sound}/{manifest.Archived}"));
        return troubles;
    }

    /// <summary>Puts it back; whether the catalog too: one that is there is left alone.</summary>
    public async Task<bool> RestoreAsync(BackupFolder folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetFullPath(options.Value.Data));
        var flushes = new FolderFlushes();
        await ArchiveCopy.CopyNewAsync(new FolderArchive(folder.Archive), [], archive, cancellationToken);
        if (File.Exists(folder.Identity) && !File.Exists(options.Value.IdentityFile))
            File.Copy(folder.Identity, options.Value.IdentityFile);
        var restoresCatalog = !Directory.Exists(catalog.Directory) || !Directory.EnumerateFiles(catalog.Directory).Any();
        if (restoresCatalog)
            await Backup.CopyNewAsync(folder.Catalog, catalog.Directory, flushes, cancellationToken);
        flushes.Flush();
        // The ledger last: until it is there, the same command can be given again.
        var target = ledgerOptions.Value.File;
        await ledger.PutRemainsAsideAsync(cancellationToken);
        await DurableFile.CopyAsync(folder.Ledger, target, ShareFile.TemporaryFor(target), flushes, cancellationToken);
        flushes.Flush();
        return restoresCatalog;
    }
}

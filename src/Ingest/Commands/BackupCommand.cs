using System.CommandLine;
using IndicatorPipeline.Ingest.Backups;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>backup DIR</c>: ledger, archive and catalog into a folder, while the worker goes on; <c>restore DIR</c>: back from it, where there are no data.</summary>
internal static class BackupCommand
{
    public static Command Backup(CommandLine line)
    {
        var folder = Folder(line);
        return line.Command("backup", [folder], async (session, parse, cancellationToken) =>
        {
            RequireFile(session);
            session.RequireCatalog();
            await session.RequireLedgerAsync(cancellationToken);
            var target = new BackupFolder(parse.GetRequiredValue(folder));
            // What lies in a backup is written over when it is renewed, and its catalog deleted first.
            if (new[] { Path.GetFullPath(session.Options.Data), session.Get<CatalogSource>().Directory }.FirstOrDefault(target.Overlaps) is { } live)
                throw new WrongUsageException(session.Texts.Format("backup_of_itself", target.Path, live));
            if (target.IsForeign)
                throw new WrongUsageException(session.Texts.Format("backup_is_foreign", target.Path));
            var manifest = await session.Get<Backups.Backup>().MakeAsync(target, cancellationToken);
            if (session.IsJson)
                session.WriteJson(new BackupLine(target.Path, manifest.At, manifest.Submissions, manifest.Archived));
            session.Tell(session.Texts.Format("done_backup", target.Path, manifest.Submissions, manifest.Archived));
            return ExitCodes.Success;
        }, keepsLog: true);
    }

    public static Command Restore(CommandLine line)
    {
        var folder = Folder(line);
        return line.Command("restore", [folder], async (session, parse, cancellationToken) =>
        {
            RequireFile(session);
            var source = new BackupFolder(parse.GetRequiredValue(folder));
            var restoration = session.Get<Restoration>();
            var troubles = await restoration.TroublesAsync(source, cancellationToken);
            if (troubles.Count > 0)
                throw new WrongUsageException([.. troubles.Select(t => session.Texts.Format("restore_" + NameOf(t.Trouble), t.Subject))]);
            var manifest = (await source.FindManifestAsync(cancellationToken))!;
            var restoresCatalog = await restoration.RestoreAsync(source, cancellationToken);
            // It may hold what came after the backup, of which this ledger knows nothing.
            var projects = session.Get<IOptions<InfluxOptions>>().Value.IsEnabled;
            if (projects)
                await session.Get<Projection>().BeginRebuildAsync(cancellationToken);
            if (session.IsJson)
                session.WriteJson(new BackupLine(source.Path, manifest.At, manifest.Submissions, manifest.Archived));
            session.Tell(session.Texts.Format("done_restore", Path.GetFullPath(session.Options.Data), manifest.Submissions, manifest.Archived));
            if (!restoresCatalog)
                session.Tell(session.Texts.Format("restore_leaves_catalog", source.Catalog));
            if (projects)
                session.Tell(session.Texts["ledger_rebuild_projection"]);
            return ExitCodes.Success;
        }, keepsLog: true);
    }

    private static Argument<string> Folder(CommandLine line) => new("DIR") { Description = line.Texts["argument_backup"] };

    // What a server holds is backed up by its own means.
    private static void RequireFile(Session session)
    {
        if (session.Get<IOptions<LedgerOptions>>().Value.Kind != LedgerKind.Sqlite)
            throw new WrongUsageException(session.Texts["backup_of_a_server"]);
    }

    private static string NameOf(RestorationTrouble trouble) => trouble switch
    {
        RestorationTrouble.DataAreThere => "data_are_there",
        RestorationTrouble.NoBackup => "no_backup",
        RestorationTrouble.LedgerDiffers => "ledger_differs",
        RestorationTrouble.WorkbookDiffers => "workbook_differs",
        RestorationTrouble.WorkbooksMissing => "workbooks_missing",
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "There is no such trouble."),
    };

    private sealed record BackupLine(string Folder, DateTimeOffset At, long Submissions, int Archived);
}

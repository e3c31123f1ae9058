using System.CommandLine;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>
/// <c>ingest PATH...</c>: takes files in once. What lies in the share is treated as the worker does, without waiting for a second look; what
/// lies outside stays where it is.
/// </summary>
internal static class IngestCommand
{
    public static Command Build(CommandLine line)
    {
        var paths = line.Paths();
        var department = new Option<string?>("--department") { Description = line.Texts["option_department"], HelpName = "NAME" };
        return line.Command("ingest", [paths, department], (session, parse, cancellationToken) =>
            ExecuteAsync(session, parse.GetRequiredValue(paths), parse.GetValue(department), cancellationToken), keepsLog: true);
    }

    private static async Task<int> ExecuteAsync(Session session, string[] paths, string? department, CancellationToken cancellationToken)
    {
        var catalog = session.RequireCatalog();
        var sender = department is null ? null : DepartmentOf(department, catalog) ?? throw new WrongUsageException(
            session.Texts.Format("unknown_department", department, string.Join(", ", catalog.Departments.Select(d => d.Folder))));
        var share = session.Get<ShareFolders>();
        var ingestion = session.Get<Ingestion>();

        var exitCode = await FinishMovesAsync(session, cancellationToken);
        exitCode = Math.Max(exitCode, await EachFile.RunAsync(session, paths, async path =>
        {
            var result = share.Contains(path) ? await TakeInAsync(session, path, cancellationToken) : await ingestion.IngestAsync(path, sender, cancellationToken);
            if (result is null)
            {
                session.Tell(session.Texts.Format("nothing_to_take_in", path));
                return ExitCodes.Success;
            }

            if (session.IsJson)
                session.WriteJson(IngestLine.Of(path, result, session.Culture));
            else
                FileReport.Write(session, path, result);
            return ExitCodes.Of(result.Verdict);
        }));
        await CatchingUp.RunAsync(session, cancellationToken);
        return exitCode;
    }

    /// <summary>Takes in a file of the share; null when it is one that the worker passes over, or waits to be moved already.</summary>
    public static async Task<IngestionResult?> TakeInAsync(Session session, string path, CancellationToken cancellationToken) =>
        session.Get<ShareScan>().FilesUnder(path) is [{ } file] ? await session.Get<Ingestion>().TakeInAsync(file, cancellationToken) : null;

    // A move that was cut short, or had to wait for somebody to close the workbook, is as much part of taking in as the file at hand.
    private static async Task<int> FinishMovesAsync(Session session, CancellationToken cancellationToken)
    {
        var exitCode = ExitCodes.Success;
        if (session.FindLedger() is not { } ledger || !Directory.Exists(session.Get<ShareFolders>().Root))
            return exitCode;
        foreach (var placement in await ledger.Placements.PendingAsync(cancellationToken))
        {
            try
            {
                await session.Get<Ingestion>().DeliverAsync(placement, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException and not LedgerException)
            {
                session.LogFault(e);
                session.Tell(session.Texts.Format("file_fault", placement.Intent.Source, FaultText.Describe(e)));
                exitCode = ExitCodes.Fault;
            }
        }

        return exitCode;
    }

    private static Department? DepartmentOf(string text, IndicatorCatalog catalog) =>
        catalog.Departments.FirstOrDefault(d => d.Code == text) ?? ShareFolders.DepartmentOf(text, catalog);
}

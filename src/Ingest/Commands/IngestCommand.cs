using System.CommandLine;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Receipts;
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
        var takesOver = line.TakeOver();
        return line.Command("ingest", [paths, department, takesOver], (session, parse, cancellationToken) =>
            ExecuteAsync(session, parse.GetRequiredValue(paths), parse.GetValue(department), parse.GetValue(takesOver), cancellationToken), keepsLog: true);
    }

    private static async Task<int> ExecuteAsync(Session session, string[] paths, string? department, bool takesOver, CancellationToken cancellationToken)
    {
        session.RequireCatalog();
        var sender = department is null ? null : session.RequireDepartment(department);

        var share = session.Get<ShareFolders>();
        if (Directory.Exists(share.Root) && paths.Any(share.Contains))
            await JoinAsync(session, takesOver, cancellationToken);
        // Before they are listed: names that are no UTF-8 get the names that they mean.
        foreach (var folder in paths.Where(p => Directory.Exists(p) && share.Contains(p)))
            session.Get<ShareScan>().FilesUnder(folder);
        return await CatchingUp.WhileAsync(session, () => TakeInAsync(session, paths, sender, cancellationToken), cancellationToken);
    }

    private static async Task<int> TakeInAsync(Session session, string[] paths, Department? sender, CancellationToken cancellationToken)
    {
        var exitCode = await FinishMovesAsync(session, cancellationToken);
        var files = WorkbookPaths.Expand(paths).Select(p => FileAt(session, p.Path, p.Exists, sender)).ToList();
        await using var outcomes = session.Get<Lifecycle>()
            .ReceiveAsync([.. files.Select(f => f.Intake).OfType<Intake>()], session.Actor, cancellationToken)
            .GetAsyncEnumerator(CancellationToken.None);
        foreach (var file in files)
        {
            if (file.Intake is null)
            {
                exitCode = Math.Max(exitCode, file.Tell!());
                continue;
            }

            if (!await outcomes.MoveNextAsync())
                cancellationToken.ThrowIfCancellationRequested();
            exitCode = Math.Max(exitCode, Report(session, file.Path, outcomes.Current));
        }

        if (files.Any(f => f.Intake?.InShare is not null))
            await session.Get<DepartmentReceipts>().WriteAsync(cancellationToken);
        return exitCode;
    }

    private static async Task JoinAsync(Session session, bool takesOver, CancellationToken cancellationToken)
    {
        try
        {
            await session.Get<ShareMark>().JoinAsync(takesOver, cancellationToken);
        }
        catch (ShareInUseException e)
        {
            throw session.WrongShare(e);
        }
    }

    /// <summary>Says what became of a file.</summary>
    /// <returns>Its exit code.</returns>
    public static int Report(Session session, string path, IntakeOutcome outcome)
    {
        if ((outcome.Fault ?? outcome.DeliveryFault) is { } fault)
            return EachFile.Fault(session, path, fault);
        if (outcome.Result is not { } result)
            return NothingToDo(session, path);
        if (session.IsJson)
            session.WriteJson(IngestLine.Of(path, result, session.Culture));
        else
            FileReport.Write(session, path, result);
        return ExitCodes.Of(result.Verdict);
    }

    // What the worker passes over is passed over here too.
    private static GivenFile FileAt(Session session, string path, bool exists, Department? sender)
    {
        if (!exists)
            return new GivenFile(path, null, () => EachFile.Missing(session, path));
        var share = session.Get<ShareFolders>();
        try
        {
            if (!share.Contains(path))
                return new GivenFile(path, new Intake(path, Path.GetFullPath(path), sender, null), null);
            return session.Get<ShareScan>().FilesUnder(path) is [{ } file]
                ? new GivenFile(path, Intake.Of(file, share), null)
                : new GivenFile(path, null, () => NothingToDo(session, path));
        }
#pragma warning disable CA1031 // Reported as a fault in the exit code and in the file's own line; the files after it are treated all the same.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new GivenFile(path, null, () => EachFile.Fault(session, path, e));
        }
    }

    private static int NothingToDo(Session session, string path)
    {
        session.Tell(session.Texts.Format("nothing_to_take_in", path));
        return ExitCodes.Success;
    }

    // A move that was cut short, or had to wait for somebody to close the workbook, is as much part of taking in as the file at hand.
    private static async Task<int> FinishMovesAsync(Session session, CancellationToken cancellationToken)
    {
        var exitCode = ExitCodes.Success;
        if (!Directory.Exists(session.Get<ShareFolders>().Root))
            return exitCode;
        var pending = await session.Get<ObservationLedger>().Placements.PendingAsync(cancellationToken);
        foreach (var outcome in await session.Get<Lifecycle>().DeliverAsync(pending, cancellationToken))
        {
            if (outcome.Fault is not { } fault)
                continue;
            session.LogFault(fault);
            session.Tell(session.Texts.Format("file_fault", outcome.Placement.Intent.Source, FaultText.Describe(fault)));
            exitCode = ExitCodes.Fault;
        }

        return exitCode;
    }

    /// <summary>A path as it was given.</summary>
    /// <param name="Intake">What is to be taken in there; null for nothing.</param>
    /// <param name="Tell">Says why there is nothing; the exit code.</param>
    private sealed record GivenFile(string Path, Intake? Intake, Func<int>? Tell);
}

using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Makes a change to the catalog, says what became of it, and reads again what waited for it.</summary>
internal static class CatalogEdits
{
    // What Linux calls EROFS.
    private const int ReadOnlyFileSystem = 30;

    /// <param name="subject">What the change is about, as it was given.</param>
    public static async Task<int> ApplyAsync(
        Session session, string subject, Func<CatalogEditor, CancellationToken, Task<CatalogEdit>> change, CancellationToken cancellationToken)
    {
        var folder = session.Get<CatalogSource>().Directory;
        if (!Directory.Exists(folder))
            throw new WrongUsageException(session.Texts.Format("no_catalog", folder));
        var edit = await ChangeAsync(session, folder, change, cancellationToken);
        var outcome = edit.Outcome switch
        {
            CatalogEditOutcome.Written => "written",
            CatalogEditOutcome.AlreadySo => "already_so",
            CatalogEditOutcome.NoSuchIndicator => "no_such_indicator",
            CatalogEditOutcome.NoSuchLabel => "no_such_label",
            CatalogEditOutcome.IsTheName => "is_the_name",
            CatalogEditOutcome.Refused => "refused",
            CatalogEditOutcome.BeyondTheEditor => "beyond_the_editor",
            _ => throw new ArgumentOutOfRangeException(nameof(change), edit.Outcome, "There is no such outcome."),
        };
        if (session.IsJson)
            session.WriteJson(new EditLine(Path.Join(folder, edit.File), outcome, edit.Problems.Select(p => $"{p.Location}: {p.Code}: {p.Message(session.Culture)}")));
        session.Tell(session.Texts.Format("edit_" + outcome, subject, Path.Join(folder, edit.File)));
        foreach (var problem in edit.Problems)
            session.Tell(session.Describe(folder, problem));
        if (edit.Outcome is not (CatalogEditOutcome.Written or CatalogEditOutcome.AlreadySo))
            return ExitCodes.WrongUsage;

        return await SettleAsync(session, cancellationToken);
    }

    private static async Task<CatalogEdit> ChangeAsync(Session session, string folder, Func<CatalogEditor, CancellationToken, Task<CatalogEdit>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await change(new CatalogEditor(folder), cancellationToken);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem })
        {
            throw new WrongUsageException(session.Texts.Format("catalog_not_writable", folder, Environment.UserName, e.Message), e);
        }
    }

    // Also when nothing had to be written: somebody may have done it by hand, with no worker to see it.
    private static async Task<int> SettleAsync(Session session, CancellationToken cancellationToken)
    {
        session.Get<CatalogSource>().Refresh();
        if (await session.FindLedgerAsync(cancellationToken) is not { } ledger)
            return ExitCodes.Success;
        var waiting = await ledger.Submissions.ListAsync(WaitingWorkbook.Filter, cancellationToken);
        var (exitCode, settled) = (ExitCodes.Success, 0);
        await foreach (var (held, result, fault) in session.Get<Lifecycle>().SettleAsync(session.Actor, static _ => true, cancellationToken))
        {
            if (fault is not null)
            {
                exitCode = EachFile.Fault(session, held.FileName, fault);
            }
            else if (result is not null)
            {
                RereadCommand.Write(session, result);
                settled++;
            }
        }

        session.Tell(session.Texts.Format("edit_settled", waiting.Count, settled));
        if (settled > 0)
            await CatchingUp.RunAsync(session, cancellationToken);
        return exitCode;
    }

    private sealed record EditLine(string File, string Outcome, IEnumerable<string> Problems);
}

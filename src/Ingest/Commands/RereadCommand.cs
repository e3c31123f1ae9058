using System.CommandLine;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>reread [SUBMISSION...]</c>: archived workbooks again with today's catalog, as new vintages.</summary>
internal static class RereadCommand
{
    public static Command Build(CommandLine line)
    {
        var submissions = new Argument<long[]>("SUBMISSION") { Description = line.Texts["argument_submissions"], Arity = ArgumentArity.ZeroOrMore };
        return line.Command("reread", [submissions], (session, parse, cancellationToken) => ExecuteAsync(session, parse.GetValue(submissions) ?? [], cancellationToken), keepsLog: true);
    }

    /// <summary>A workbook that was read again.</summary>
    public static void Write(Session session, IngestionResult result)
    {
        if (session.IsJson)
            session.WriteJson(IngestLine.Of(result.File, result, session.Culture));
        else
            FileReport.Write(session, result.File, result);
    }

    private static async Task<int> ExecuteAsync(Session session, long[] given, CancellationToken cancellationToken)
    {
        var catalog = session.RequireCatalog();
        var ledger = await session.RequireLedgerAsync(cancellationToken);
        var unknown = new List<long>();
        foreach (var id in given)
        {
            if (await ledger.Submissions.FindAsync(id, cancellationToken) is null)
                unknown.Add(id);
        }

        if (unknown.Count > 0)
            throw new WrongUsageException([.. unknown.Select(id => session.Texts.Format("no_such_submission", id))]);

        // What was returned is the sender's to send again.
        IEnumerable<long> chosen = given.Length > 0
            ? given
            : (await ledger.Submissions.ListAsync(new SubmissionFilter { OnlyCurrent = true }, cancellationToken))
                .Where(s => s.Verdict != Verdict.Returned && s.CatalogFingerprint != catalog.Fingerprint)
                .Select(s => s.Id)
                .Order();
        var (exitCode, count) = (ExitCodes.Success, 0);
        foreach (var id in chosen)
        {
            if (await session.Get<Lifecycle>().RereadAsync(id, session.Actor, cancellationToken) is not { } result)
            {
                session.Tell(session.Texts.Format("nothing_to_reread", id));
                continue;
            }

            Write(session, result);
            exitCode = Math.Max(exitCode, ExitCodes.Of(result.Verdict));
            count++;
        }

        session.Tell(session.Texts.Format("reread_done", count));
        if (count > 0)
            await CatchingUp.RunAsync(session, cancellationToken);
        return exitCode;
    }
}

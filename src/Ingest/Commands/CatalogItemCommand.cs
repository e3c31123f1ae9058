using System.CommandLine;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>catalog item merge NAME SAME_AS</c>: two rows of an open register become one, with their history.</summary>
internal static class CatalogItemCommand
{
    public static Command Merge(CommandLine line)
    {
        var name = new Argument<string>("NAME") { Description = line.Texts["argument_merged"] };
        var sameAs = new Argument<string>("SAME_AS") { Description = line.Texts["argument_same_as"] };
        var kind = new Option<string?>("--kind") { Description = line.Texts["option_kind"], HelpName = "CODE" };
        return line.Command("catalog_item_merge", [name, sameAs, kind], (session, parse, cancellationToken) => ExecuteAsync(
            session,
            new MergedName(parse.GetValue(kind), parse.GetRequiredValue(name).Trim(), parse.GetRequiredValue(sameAs).Trim()),
            cancellationToken), keepsLog: true);
    }

    private static async Task<int> ExecuteAsync(Session session, MergedName merged, CancellationToken cancellationToken)
    {
        var (name, other) = (ItemName.Of(merged.Name), ItemName.Of(merged.SameAs));
        var catalog = session.CatalogOrEmpty();
        var known = new MergedNames(catalog);
        // The other one may be this one already: then they would be each other's in a ring.
        var areOne = name == other || catalog.Kinds.Any(k => k.IsOpen && (merged.Kind is null || merged.Kind == k.Code) && known.EndOf(k.Code, other) == name);
        if (name.Length == 0 || other.Length == 0 || areOne)
            throw new WrongUsageException(session.Texts.Format("merge_of_one", merged.Name));
        IReadOnlyList<Submission> speaking = [];
        if (await session.FindLedgerAsync(cancellationToken) is { } ledger)
        {
            speaking = await ledger.Standing.SubmissionsOfAsync(name, cancellationToken);
            // A report that tells them apart knows better.
            var both = speaking.Select(s => s.Id).Intersect((await ledger.Standing.SubmissionsOfAsync(other, cancellationToken)).Select(s => s.Id)).Order().ToList();
            if (both.Count > 0)
                throw new WrongUsageException(session.Texts.Format("merge_of_two", merged.Name, merged.SameAs, both[0]));
        }

        var exitCode = await CatalogEdits.ApplyAsync(session, merged.Name, (editor, token) => editor.MergeAsync(merged, token), cancellationToken);
        if (exitCode != ExitCodes.Success)
            return exitCode;
        foreach (var submission in speaking)
        {
            if (await session.Get<Lifecycle>().RereadAsync(submission.Id, session.Actor, cancellationToken) is not { } result)
            {
                // A later reading of the same workbook is held, or its file is on its way: what it says of the item stays under the old name for now.
                session.Tell(session.Texts.Format("merge_not_read", submission.Id, submission.FileName, merged.Name));
                exitCode = Math.Max(exitCode, ExitCodes.NotAccepted);
                continue;
            }

            RereadCommand.Write(session, result);
            exitCode = Math.Max(exitCode, ExitCodes.Of(result.Verdict));
        }

        session.Tell(session.Texts.Format("merge_done", merged.Name, merged.SameAs, speaking.Count));
        await CatchingUp.RunAsync(session, cancellationToken);
        return exitCode;
    }
}

using System.CommandLine;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>withdraw SUBMISSION --why</c> takes an accepted submission back; <c>return SUBMISSION --why</c> sends a held one back to its sender.</summary>
internal static class SendBackCommand
{
    public static Command Withdraw(CommandLine line) => Build(line, "withdraw", (lifecycle, id, why, by, token) => lifecycle.WithdrawAsync(id, why, by, token));

    public static Command Return(CommandLine line) => Build(line, "return", (lifecycle, id, why, by, token) => lifecycle.ReturnAsync(id, why, by, token));

    private static Command Build(
        CommandLine line,
        string key,
        Func<Lifecycle, long, string, Actor, CancellationToken, Task<(IngestionResult? Result, Refusal? Refusal)>> act)
    {
        var submission = new Argument<long>("SUBMISSION") { Description = line.Texts["argument_submission"] };
        var why = new Option<string>("--why") { Description = line.Texts["option_why"], HelpName = "TEXT", Required = true };
        return line.Command(
            key,
            [submission, why],
            async (session, parse, cancellationToken) =>
            {
                session.RequireCatalog();
                await session.RequireLedgerAsync(cancellationToken);
                var id = parse.GetRequiredValue(submission);
                var reason = parse.GetRequiredValue(why).Trim();
                if (reason.Length == 0)
                    throw new WrongUsageException(session.Texts["why_is_empty"]);
                var (result, refusal) = await act(session.Get<Lifecycle>(), id, reason, session.Actor, cancellationToken);
                if (refusal is { } refused)
                    throw refused.AsWrongUsage(session.Texts, id);

                if (session.IsJson)
                    session.WriteJson(IngestLine.Of(result!.File, result, session.Culture));
                session.Tell(session.Texts.Format("done_" + key, id, result!.File, result.Placement?.Intent.Target ?? "-"));
                await CatchingUp.RunAsync(session, cancellationToken);
                return ExitCodes.Success;
            },
            keepsLog: true);
    }
}

using System.CommandLine;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>release SUBMISSION...</c> lets leaders see what accepted workbooks say that wait for a statistician.</summary>
internal static class ReleaseCommand
{
    public static Command Build(CommandLine line)
    {
        var submissions = new Argument<long[]>("SUBMISSION") { Description = line.Texts["argument_submissions_waiting"], Arity = ArgumentArity.OneOrMore };
        return line.Command(
            "release",
            [submissions],
            async (session, parse, cancellationToken) =>
            {
                await session.RequireLedgerAsync(cancellationToken);
                var refusals = new List<string>();
                foreach (var id in parse.GetRequiredValue(submissions))
                {
                    var (released, refusal) = await session.Get<Lifecycle>().ReleaseAsync(id, session.Actor, cancellationToken);
                    if (refusal is { } refused)
                    {
                        refusals.AddRange(refused.AsWrongUsage(session.Texts, id).Errors);
                        continue;
                    }

                    if (session.IsJson)
                        session.WriteJson(new ReleaseLine(id, released!.FileName, released.Department, released.ReleasedAt!.Value));
                    session.Tell(session.Texts.Format("done_release", id, released!.FileName));
                }

                await CatchingUp.RunAsync(session, cancellationToken);
                return refusals.Count == 0 ? ExitCodes.Success : throw new WrongUsageException(refusals);
            },
            keepsLog: true);
    }

    private sealed record ReleaseLine(long Submission, string File, string? Department, DateTimeOffset ReleasedAt);
}

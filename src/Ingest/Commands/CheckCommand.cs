using System.CommandLine;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>check PATH...</c>: recognizes and judges workbooks, each alone, and writes nothing.</summary>
internal static class CheckCommand
{
    public static Command Build(CommandLine line)
    {
        var paths = line.Paths();
        return line.Command("check", [paths], (session, parse, cancellationToken) => ExecuteAsync(session, parse.GetRequiredValue(paths), cancellationToken));
    }

    private static async Task<int> ExecuteAsync(Session session, string[] paths, CancellationToken cancellationToken)
    {
        var judge = new WorkbookJudge(session.LoadCatalog(), session.Limits());
        return await EachFile.RunAsync(session, paths, async path =>
        {
            var judgment = await judge.JudgeAsync(path, cancellationToken);
            if (session.IsJson)
                session.WriteJson(CheckLine.Of(path, judgment, session.Culture));
            else
                CheckReport.Write(session, path, judgment);
            return judgment.Verdict == Metrics.Ledger.Verdict.Accepted ? ExitCodes.Success : ExitCodes.NotAccepted;
        });
    }
}

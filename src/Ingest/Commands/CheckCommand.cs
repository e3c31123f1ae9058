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

    private static Task<int> ExecuteAsync(Session session, string[] paths, CancellationToken cancellationToken)
    {
        session.RequireCatalog();
        var ingestion = session.Get<Ingestion>();
        return EachFile.RunAsync(session, paths, async path =>
        {
            var result = await ingestion.CheckAsync(path, cancellationToken);
            if (session.IsJson)
                session.WriteJson(CheckLine.Of(path, result, session.Culture));
            else
                FileReport.Write(session, path, result);
            return ExitCodes.Of(result.Verdict);
        });
    }
}

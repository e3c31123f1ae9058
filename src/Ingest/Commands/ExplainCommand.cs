using System.CommandLine;
using IndicatorPipeline.Ingest.Resolution;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>explain PATH...</c>: how each sheet was understood; it needs no catalog.</summary>
internal static class ExplainCommand
{
    public static Command Build(CommandLine line)
    {
        var paths = line.Paths();
        return line.Command("explain", [paths], (session, parse, cancellationToken) => ExecuteAsync(session, parse.GetRequiredValue(paths), cancellationToken));
    }

    private static Task<int> ExecuteAsync(Session session, string[] paths, CancellationToken cancellationToken)
    {
        var resolver = new WorkbookResolver(CatalogFolder.LoadOrEmpty(session.Configuration, session.Texts));
        var limits = session.Limits();
        return EachFile.RunAsync(session, paths, async path =>
        {
            var file = await WorkbookFile.ReadAsync(path, limits, cancellationToken);
            var sheets = file.Reading.Workbook is { } workbook ? resolver.ReadSheets(workbook) : [];
            if (session.IsJson)
                session.WriteJson(ExplainLine.Of(path, sheets, file.Reading.Findings, session.Culture));
            else
                ExplainReport.Write(session, path, sheets, file.Reading.Findings);
            // A file that is no workbook would be returned; what its tables say is not judged here.
            return file.Reading.Workbook is null ? ExitCodes.NotAccepted : ExitCodes.Success;
        });
    }
}

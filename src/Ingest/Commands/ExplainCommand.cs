using System.CommandLine;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;

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
        var resolver = new WorkbookResolver(session.CatalogOrEmpty());
        var limits = session.Limits;
        return EachFile.RunAsync(session, paths, async path =>
        {
            var content = await FileContent.ReadAsync(path, limits.FileBytes, cancellationToken);
            var opened = content.Bytes is { } bytes
                ? WorkbookOpener.Open(Path.GetFileName(path), bytes, limits)
                : FileFindings.OverLimit(Terms.FileSize, content.Length, limits.FileBytes);
            var sheets = opened.Workbook is { } workbook ? resolver.ReadSheets(workbook) : [];
            if (session.IsJson)
                session.WriteJson(ExplainLine.Of(path, sheets, opened.Findings, session.Culture));
            else
                ExplainReport.Write(session, path, sheets, opened.Findings);
            // A file that is no workbook would be returned; what its tables say is not judged here.
            return opened.Workbook is null ? ExitCodes.NotAccepted : ExitCodes.Success;
        });
    }
}

using System.CommandLine;
using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>explain PATH... [-o FILE]</c>: how each sheet was understood, in words or drawn on a copy of the workbook; it needs no catalog.</summary>
internal static class ExplainCommand
{
    public static Command Build(CommandLine line)
    {
        var paths = line.Paths();
        var output = new Option<string?>("--output", "-o") { Description = line.Texts["option_marked"], HelpName = "FILE" };
        return line.Command("explain", [paths, output], (session, parse, cancellationToken) =>
            ExecuteAsync(session, parse.GetRequiredValue(paths), parse.GetValue(output), cancellationToken));
    }

    private static Task<int> ExecuteAsync(Session session, string[] paths, string? output, CancellationToken cancellationToken)
    {
        if (output is not null)
            Require(session, paths, output);
        var catalog = session.CatalogOrEmpty();
        var resolver = new WorkbookResolver(catalog);
        var limits = session.Limits;
        return EachFile.RunAsync(session, paths, async path =>
        {
            var content = await FileContent.ReadAsync(path, limits.FileBytes, cancellationToken);
            var budget = new ReadingBudget(limits, TimeProvider.System, cancellationToken);
            var opened = content.Bytes is { } bytes
                ? WorkbookOpener.Open(Path.GetFileName(path), bytes, budget)
                : FileFindings.OverLimit(Terms.FileSize, content.Length, limits.FileBytes);
            var sheets = opened.Workbook is { } workbook ? resolver.ReadSheets(workbook, budget) : [];
            if (session.IsJson)
                session.WriteJson(ExplainLine.Of(path, sheets, opened.Findings, session.Culture));
            else if (output is null || opened.Workbook is null)
                ExplainReport.Write(session, path, sheets, opened.Findings);
            // A file that is no workbook would be returned; what its tables say is not judged here.
            if (opened.Workbook is null)
                return ExitCodes.NotAccepted;
            if (output is not null)
                await WriteMarkedAsync(session, output, MarkedWorkbook.Of(content.Bytes!.Value, opened.Workbook, sheets, catalog, budget, session.Culture), cancellationToken);
            return ExitCodes.Success;
        });
    }

    private static void Require(Session session, string[] paths, string output)
    {
        if (paths.Length != 1 || Directory.Exists(paths[0]))
            throw new WrongUsageException(session.Texts["marked_one_file"]);
        if (Path.GetFullPath(output) == Path.GetFullPath(paths[0]))
            throw new WrongUsageException(session.Texts["marked_over_itself"]);
        if (Path.GetExtension(output).ToLowerInvariant() is not (".xlsx" or ".xlsm"))
            throw new WrongUsageException(session.Texts["marked_name"]);
    }

    private static async Task WriteMarkedAsync(Session session, string output, MarkedWorkbook marked, CancellationToken cancellationToken)
    {
        // Excel opens neither under the other's name.
        var extension = marked.HasMacros ? ".xlsm" : ".xlsx";
        if (!Path.GetExtension(output).Equals(extension, StringComparison.OrdinalIgnoreCase))
            output = Path.ChangeExtension(output, extension);
        await File.WriteAllBytesAsync(output, marked.Content, cancellationToken);
        session.Tell(session.Texts.Format("marked_written", output));
    }
}

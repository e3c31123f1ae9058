using System.CommandLine;
using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>influx export FILE</c>: everything as a file for <c>influx -import</c>, for a server that cannot be reached from here.</summary>
internal static class InfluxExportCommand
{
    public static Command Build(CommandLine line)
    {
        var file = new Argument<string>("FILE") { Description = line.Texts["argument_export"] };
        return line.Command("influx_export", [file], (session, parse, cancellationToken) => ExecuteAsync(session, parse.GetRequiredValue(file), cancellationToken));
    }

    private static async Task<int> ExecuteAsync(Session session, string file, CancellationToken cancellationToken)
    {
        session.RequireCatalog();
        await session.RequireLedgerAsync(cancellationToken);
        var points = await session.Get<Projection>().ExportAsync(file, cancellationToken);
        if (session.IsJson)
            session.WriteJson(new ExportLine(file, points));
        else
            session.Print(session.Texts.Format("export_summary", points, file));
        return ExitCodes.Success;
    }

    private sealed record ExportLine(string File, long Points);
}

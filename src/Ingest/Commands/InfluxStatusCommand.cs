using System.CommandLine;
using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>influx status</c>: the projection's checkpoint and lag. The server is not asked.</summary>
internal static class InfluxStatusCommand
{
    public static Command Build(CommandLine line) => line.Command("influx_status", [], ExecuteAsync);

    private static async Task<int> ExecuteAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var status = await (await InfluxCommand.RequireProjectionAsync(session, cancellationToken)).StatusAsync(cancellationToken);
        if (session.IsJson)
        {
            session.WriteJson(ProjectionEntry.Of(status));
            return ExitCodes.Success;
        }

        WriteReport(session, status);
        foreach (var point in status.SetAside)
            session.Print("  " + session.Texts.Format("influx_set_aside_point", point.Line, point.Words));
        return ExitCodes.Success;
    }

    /// <summary>The lag, for people.</summary>
    public static void WriteReport(Session session, ProjectionStatus status)
    {
        var texts = session.Texts;
        session.Print(texts.Format("influx_status", status.Target, status.Sequence, status.NewestSequence, status.Behind));
        if (status.IsRebuilding)
            session.Print("  " + texts["influx_is_rebuilding"]);
        if (status.NeedsRebuild)
            session.Print("  " + texts["influx_needs_rebuild"]);
        if (status.Trouble is { } trouble)
            session.Print("  " + texts.Format("influx_trouble_" + InfluxCommand.NameOf(trouble.Kind), trouble.Words));
        if (status.UnknownIndicators.Count > 0)
            session.Print("  " + texts.Format("influx_unknown_indicators", string.Join(", ", status.UnknownIndicators)));
        if (status.SetAside.Count > 0)
            session.Print("  " + texts.Format("influx_set_aside", status.SetAside.Count));
    }
}

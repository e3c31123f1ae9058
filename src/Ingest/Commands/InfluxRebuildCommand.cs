using System.CommandLine;
using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>influx rebuild</c>: drops what is ours on the server and writes it anew out of the ledger.</summary>
internal static class InfluxRebuildCommand
{
    public static Command Build(CommandLine line) => line.Command("influx_rebuild", [], ExecuteAsync, keepsLog: true);

    private static async Task<int> ExecuteAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        var outcome = await (await InfluxCommand.RequireProjectionAsync(session, cancellationToken)).RebuildAsync(cancellationToken, new Remaining(session));
        if (session.IsJson)
            session.WriteJson(new RebuildLine(outcome.State == ProjectionState.CaughtUp, outcome.Written, outcome.Rejected, outcome.Behind, outcome.Trouble?.Words));
        else
            session.Print(session.Texts.Format("rebuild_summary", outcome.Written, outcome.Rejected, outcome.Behind));
        return outcome.Trouble is { } trouble ? InfluxCommand.Report(session, trouble) : ExitCodes.Success;
    }

    private sealed record RebuildLine(bool Done, long Written, long Rejected, long Behind, string? Trouble);

    // Not Progress<T>, which would tell of it on another thread and after the end.
    private sealed class Remaining(Session session) : IProgress<long>
    {
        public void Report(long value) => session.Tell(session.Texts.Format("rebuild_remaining", value));
    }
}

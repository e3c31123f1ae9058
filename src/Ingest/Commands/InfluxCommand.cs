using System.CommandLine;
using IndicatorPipeline.Metrics.Influx;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>influx ...</c>: the projection's own commands.</summary>
internal static class InfluxCommand
{
    public static Command Build(CommandLine line) => line.Group(
        "influx",
        [InfluxStatusCommand.Build(line), InfluxVerifyCommand.Build(line), InfluxRebuildCommand.Build(line), InfluxExportCommand.Build(line)]);

    /// <summary>Says what the server's trouble is, and which exit code it makes.</summary>
    public static int Report(Session session, InfluxTrouble trouble)
    {
        session.Tell(session.Texts.Format("influx_trouble_" + NameOf(trouble.Kind), trouble.Words));
        return trouble.Kind == InfluxTroubleKind.Unavailable ? ExitCodes.Fault : ExitCodes.WrongUsage;
    }

    /// <summary>The trouble's kind as <c>--json</c> writes it.</summary>
    public static string NameOf(InfluxTroubleKind kind) => kind switch
    {
        InfluxTroubleKind.Unavailable => "unavailable",
        InfluxTroubleKind.Refused => "refused",
        InfluxTroubleKind.DatabaseMissing => "database_missing",
        InfluxTroubleKind.Misconfigured => "misconfigured",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of trouble."),
    };

    /// <summary>The projection, which has something to write and somewhere to write it.</summary>
    /// <exception cref="WrongUsageException">No server is configured, or there is no ledger.</exception>
    public static async Task<Projection> RequireProjectionAsync(Session session, CancellationToken cancellationToken)
    {
        session.RequireCatalog();
        await session.RequireLedgerAsync(cancellationToken);
        return session.Get<IOptions<InfluxOptions>>().Value.IsEnabled ? session.Get<Projection>() : throw new WrongUsageException(session.Texts["no_influx"]);
    }
}

using IndicatorPipeline.Metrics.Influx;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>InfluxDB answers, takes our credentials, keeps what it is given, and its clock goes like ours.</summary>
internal sealed class InfluxProbe(IOptions<InfluxOptions> options, TimeProvider time) : IProbe
{
    public string Name => "influx";

    public async Task<IReadOnlyList<ProbeResult>> LookAsync()
    {
        if (!options.Value.IsEnabled)
            return [ProbeCodes.InfluxNone.With()];
        using var client = new InfluxClient(options.Value, time);
        try
        {
            var found = await client.ExamineAsync(CancellationToken.None);
            var results = new List<ProbeResult> { Judge(found) };
            if (found.Date is { } date && ClockProbe.Compare(options.Value.Target, date, time.GetUtcNow()) is { } differs)
                results.Add(differs);
            return results;
        }
        catch (InfluxException e)
        {
            var code = e.Trouble.Kind switch
            {
                InfluxTroubleKind.Unavailable => ProbeCodes.InfluxAway,
                InfluxTroubleKind.Refused => ProbeCodes.InfluxRefuses,
                _ => ProbeCodes.InfluxMisconfigured,
            };
            return [code.With(options.Value.Target, e.Trouble.Words)];
        }
    }

    private ProbeResult Judge(InfluxExamination found)
    {
        var (target, server) = (options.Value.Target, found.Server.ToString());
        return found switch
        {
            { HasDatabase: false } => ProbeCodes.InfluxDatabaseMissing.With(target, server),
            { Retention: { } retention } => ProbeCodes.InfluxForgets.With(target, server, retention),
            _ => ProbeCodes.InfluxInOrder.With(target, server),
        };
    }
}

using System.Globalization;
using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>
/// The projection gets on, as its last run noted. While it does not, nothing is lost: what waits, waits in the ledger. The server is not asked.
/// </summary>
internal sealed class ProjectionProbe(Projection projection) : IProbe
{
    public string Name => "projection";

    public async Task<IReadOnlyList<ProbeResult>> LookAsync()
    {
        var status = await projection.StatusAsync(CancellationToken.None);
        var behind = status.Behind.ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            { Target.Length: 0 } => [ProbeCodes.InfluxNone.With()],
            { Trouble: { } trouble } => [ProbeCodes.ProjectionInTrouble.With(status.Target, behind, trouble.Words)],
            { NeedsRebuild: true } => [ProbeCodes.ProjectionNeedsRebuild.With(status.Target)],
            _ => [ProbeCodes.ProjectionInOrder.With(status.Target, behind)],
        };
    }
}

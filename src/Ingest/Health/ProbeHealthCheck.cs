using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>A probe for whoever watches the worker from outside.</summary>
internal sealed class ProbeHealthCheck(IProbe probe, ProbeRunner runner, IOptions<HealthOptions> options) : IHealthCheck
{
    /// <summary>Under which the outcome carries what was found.</summary>
    public const string Found = "found";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var results = await runner.RunAsync(probe, options.Value.ReadyTimeout, cancellationToken);
        var status = results.Max(r => r.State) switch
        {
            ProbeState.Ok => HealthStatus.Healthy,
            ProbeState.Warn => HealthStatus.Degraded,
            _ => HealthStatus.Unhealthy,
        };
        var texts = new HealthTexts(CultureInfo.CurrentUICulture);
        return new HealthCheckResult(status, string.Join(' ', results.Select(texts.Describe)), data: new Dictionary<string, object> { [Found] = results });
    }
}

using IndicatorPipeline.Metrics.Servers;
using IndicatorPipeline.Metrics.Telemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace IndicatorPipeline.Ingest.Telemetry;

/// <summary>Has OpenTelemetry listen to the worker: metrics for Prometheus at the console, and both metrics and traces to a collector where one is named.</summary>
internal static class TelemetryServices
{
    // What the runtime and the driver of PostgreSQL count themselves.
    private static readonly string[] Meters = [PipelineTelemetry.Name, "System.Runtime", "Npgsql"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("indicators", serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
        // What is no address is told of by the check of the options.
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint))
            return services;
        telemetry
            .WithMetrics(metrics => metrics.AddOtlpExporter(exporter => Send(exporter, "v1/metrics")))
            .WithTracing(traces => traces.AddSource(PipelineTelemetry.Name, "Npgsql").AddOtlpExporter(exporter => Send(exporter, "v1/traces")));
        return services;

        // By gRPC the signal is in the call, by HTTP in the path.
        void Send(OtlpExporterOptions exporter, string path)
        {
            exporter.Protocol = options.Protocol;
            if (options.RootCertificate is { Length: > 0 } authorities)
                exporter.HttpClientFactory = () => new HttpClient(RootCertificates.NewConnections(authorities)) { Timeout = TimeSpan.FromMilliseconds(exporter.TimeoutMilliseconds) };
            exporter.Endpoint = options.Protocol == OtlpExportProtocol.Grpc ? endpoint : new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);
        }
    }
}

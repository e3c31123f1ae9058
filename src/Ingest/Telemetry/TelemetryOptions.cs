using System.ComponentModel.DataAnnotations;
using IndicatorPipeline.Metrics.Servers;
using OpenTelemetry.Exporter;

namespace IndicatorPipeline.Ingest.Telemetry;

/// <summary>Where metrics and traces go; section <c>Telemetry</c>. At <c>/metrics</c> of the console the metrics are always to be had.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The OpenTelemetry collector, such as <c>http://collector:4317</c>. Default null: nothing is sent.</summary>
    [Url]
    public string? Endpoint { get; set; }

    /// <summary>How it is spoken to. Default <see cref="OtlpExportProtocol.Grpc"/>, usually at port 4317; <c>HttpProtobuf</c> usually at 4318.</summary>
    [EnumDataType(typeof(OtlpExportProtocol))]
    public OtlpExportProtocol Protocol { get; set; } = OtlpExportProtocol.Grpc;

    /// <summary>
    /// A file in PEM with the authorities that alone may vouch for the collector's certificate, read at the start. Default null: those that the system knows.
    /// </summary>
    [CustomValidation(typeof(TelemetryOptions), nameof(CheckRootCertificate))]
    public string? RootCertificate { get; set; }

    public static ValidationResult? CheckRootCertificate(string? file, ValidationContext context) =>
        RootCertificates.Check(file, $"{Section}:{nameof(RootCertificate)}", nameof(RootCertificate));
}

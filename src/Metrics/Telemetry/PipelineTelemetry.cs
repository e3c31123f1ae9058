using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IndicatorPipeline.Metrics.Telemetry;

/// <summary>
/// What the pipeline counts, times and traces, for whoever listens to this name: instruments of System.Diagnostics, each declared here and nowhere else. While
/// nobody listens they cost next to nothing. Thread-safe.
/// </summary>
public static class PipelineTelemetry
{
    /// <summary>Of the meter and of the source of activities.</summary>
    public const string Name = "IndicatorPipeline";

    /// <summary>Where the activities of rounds, files and stages begin.</summary>
    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Files taken in; tag <c>verdict</c>.</summary>
    public static readonly Counter<long> Files = Meter.CreateCounter<long>("indicators.files", "{file}", "Files taken in");

    /// <summary>Cells read that hold something.</summary>
    public static readonly Counter<long> Cells = Meter.CreateCounter<long>("indicators.cells", "{cell}", "Cells read that hold something");

    /// <summary>Figures of accepted files.</summary>
    public static readonly Counter<long> Observations = Meter.CreateCounter<long>("indicators.observations", "{observation}", "Figures of accepted files");

    /// <summary>Findings in files taken in; tags <c>code</c> and <c>severity</c>.</summary>
    public static readonly Counter<long> Findings = Meter.CreateCounter<long>("indicators.findings", "{finding}", "Findings in files taken in");

    /// <summary>Files in the share that are ready and not taken in yet, at the last look.</summary>
    public static readonly Gauge<long> Queue = Meter.CreateGauge<long>("indicators.queue", "{file}", "Files in the share that are ready and not taken in yet");

    /// <summary>Changes of the ledger that are not in InfluxDB yet.</summary>
    public static readonly Gauge<long> Behind = Meter.CreateGauge<long>("indicators.projection.behind", "{change}", "Changes of the ledger that are not in InfluxDB yet");

    /// <summary>Points; tag <c>outcome</c>: <c>written</c>, <c>deleted</c>, <c>rejected</c>.</summary>
    public static readonly Counter<long> Points = Meter.CreateCounter<long>("indicators.projection.points", "{point}", "Points written to, deleted from, or rejected by InfluxDB");

    /// <summary>Requests to InfluxDB that were made again.</summary>
    public static readonly Counter<long> Retries = Meter.CreateCounter<long>("indicators.projection.retries", "{request}", "Requests to InfluxDB that were made again");

    /// <summary>Faults that the worker met with, each time it did; tag <c>kind</c>: <c>temporary</c>, <c>permanent</c>.</summary>
    public static readonly Counter<long> Faults = Meter.CreateCounter<long>("indicators.faults", "{fault}", "Faults that the worker met with, each time it did");

    internal static readonly Histogram<double> StageDuration = Meter.CreateHistogram(
        "indicators.stage.duration",
        "s",
        "How long the stages of the way took",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
}

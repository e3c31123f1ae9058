using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>How long is waited for what is looked at; section <c>Health</c>.</summary>
public sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>How long <c>/health/ready</c> waits for each thing before it counts as failing. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan ReadyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long <c>doctor</c> does, which reads the whole ledger. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan DoctorTimeout { get; set; } = TimeSpan.FromMinutes(10);
}

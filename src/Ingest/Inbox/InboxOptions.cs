using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>How the share is looked at; section <c>Inbox</c>.</summary>
public sealed class InboxOptions
{
    public const string Section = "Inbox";

    /// <summary>The pause between two looks at the share. Default 15 seconds. A file is taken at the second look that finds it unchanged.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The pause after the first fault with a file before it is tried again; it doubles with each. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest such pause. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan RetryDelayLimit { get; set; } = TimeSpan.FromMinutes(15);
}

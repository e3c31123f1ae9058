using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>How the share is looked at; section <c>Inbox</c>.</summary>
public sealed class InboxOptions
{
    public const string Section = "Inbox";

    /// <summary>The pause between two looks at the share. Default 15 seconds. A file whose bytes say that it is all there is taken at the second look that finds it unchanged.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a file must stand still whose bytes do not say that they are all there: text (.csv, .txt, .tsv) ends anywhere, and a copy over a
    /// bad line may stall for a while. Default 2 minutes. Shorter, and such a file may be taken by half; longer, and its sender waits.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan QuietTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a file that was taken is watched for bytes that come after all, from whoever still has it open; it is then taken again. Default 1
    /// hour.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan GrowthTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The pause after the first fault with a file before it is tried again; it doubles with each. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest such pause. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan RetryDelayLimit { get; set; } = TimeSpan.FromMinutes(15);
}

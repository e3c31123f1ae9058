using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>When the worker does what; section <c>Jobs</c>. How often it looks at the share is in section <c>Inbox</c>.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>The pause between two runs of the projection. Default 5 seconds; after something was recorded it runs at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan ProjectionInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The pause between two looks for receipts of departments that could not be written, and for old ones to clear away. Default 10 minutes; after
    /// something was recorded they are written at once.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan ReceiptInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The pause between two looks for overdue reports. Default 10 minutes; after something was recorded they are looked for at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan ReminderInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Of several workers with one ledger: after how long without a sign of life one is dead and the others take over its jobs. Default 15 seconds. Shorter than a
    /// machine's worst pause, and what a living one does is begun by another too.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:03", "00:10:00")]
    public TimeSpan TakeoverTime { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a worker that is told to stop may take to finish the file in hand. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromMinutes(2);
}

using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>How much room the worker leaves on the disk; section <c>Disk</c>.</summary>
public sealed class DiskOptions
{
    public const string Section = "Disk";

    /// <summary>
    /// Free bytes on the disk of ledger and archive below which the worker takes no files until there are more. Default 1 GiB: room for what was begun, for the
    /// logs, and for whoever comes to clear up. 0: it goes on until the disk is full.
    /// </summary>
    [Range(0, long.MaxValue)]
    public long LeastFree { get; set; } = 1L << 30;
}

using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Where the ledger is and how long it waits.</summary>
public sealed class LedgerOptions
{
    /// <summary>The folder of the ledger's file, made when missing. Default <c>data</c>. It must be on a local disk: SQLite's locks do not hold on a network share.</summary>
    [Required]
    public string Directory { get; set; } = "data";

    /// <summary>How long to wait for another process that is writing before it is a fault. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The ledger's file.</summary>
    public string File => Path.Combine(Directory, "ledger.db");
}

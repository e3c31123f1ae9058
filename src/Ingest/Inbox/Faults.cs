using System.Data.Common;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>Tells faults that may pass from those that will not.</summary>
internal static class Faults
{
    public static FaultKind KindOf(Exception fault) => fault switch
    {
        LedgerException or ShareInUseException => FaultKind.Final,
        // Disk, network share, database: full, away, busy, not allowed.
        IOException or UnauthorizedAccessException or DbException or TimeoutException or OutOfMemoryException => FaultKind.Temporary,
        _ => FaultKind.Permanent,
    };

    /// <summary>A fault in a line: whether it is another than the one before is told by these words.</summary>
    public static string WordsOf(Exception fault) => $"{fault.GetType().Name}: {fault.Message}";
}

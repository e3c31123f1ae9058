using System.ComponentModel;
using System.Data.Common;
using IndicatorPipeline.Metrics.Ledger;
using Quartz;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>Tells faults that may pass from those that will not.</summary>
internal static class Faults
{
    /// <summary>Of several faults the gravest counts.</summary>
    public static FaultKind KindOf(Exception fault) => fault switch
    {
        AggregateException several => several.InnerExceptions.Max(KindOf),
        LedgerException or ShareInUseException or WorkerIsRunningException => FaultKind.Final,
        // Disk, network share, sockets and processes of the system, database, and the schedule in it: full, away, busy, not allowed.
        IOException or UnauthorizedAccessException or Win32Exception or DbException or JobPersistenceException or TimeoutException or OutOfMemoryException => FaultKind.Temporary,
        _ => FaultKind.Permanent,
    };

    /// <summary>A fault in a line: whether it is another than the one before is told by these words.</summary>
    public static string WordsOf(Exception fault)
    {
        var cause = fault switch
        {
            JobPersistenceException => CauseOf(fault),
            // The gravest, else the first: each time there may be more of them.
            AggregateException several => several.InnerExceptions.MaxBy(KindOf)!,
            _ => fault,
        };
        return $"{cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")}";
    }

    // What the schedule was about to do when its database was away is another thing each time; that it is away is one.
    private static Exception CauseOf(Exception fault)
    {
        var cause = fault;
        while (cause is not DbException && cause.InnerException is { } inner)
            cause = inner;
        return cause;
    }
}

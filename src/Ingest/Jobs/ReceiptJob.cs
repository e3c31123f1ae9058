using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Metrics.Ledger;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Tells departments of all that was taken in from them, off the way of the figures, and clears away what is old.</summary>
[DisallowConcurrentExecution]
internal sealed class ReceiptJob(DepartmentReceipts receipts, ShareFolders share, IHostApplicationLifetime lifetime, FinalFault final, ILogger<ReceiptJob> logger) : IJob
{
    public static readonly JobKey Key = new("receipts");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A share that is away is told of by the scan.
        if (!Directory.Exists(share.Root))
            return;
        try
        {
            await receipts.WriteAsync(lifetime.ApplicationStopping);
            await receipts.ClearAsync(lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop; what is not written is written after the next start.
        }
        catch (LedgerException fault)
        {
            final.Stop(fault);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "The receipts of departments met with a fault; they are written at the next run");
        }
    }
}

using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Metrics.Ledger;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Reminds departments of overdue reports, and takes the reminder away when the report is in.</summary>
[DisallowConcurrentExecution]
internal sealed class ReminderJob(Reminders reminders, ShareFolders share, IHostApplicationLifetime lifetime, FinalFault final, ILogger<ReminderJob> logger) : IJob
{
    public static readonly JobKey Key = new("reminders");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A share that is away is told of by the scan.
        if (!Directory.Exists(share.Root))
            return;
        try
        {
            await reminders.WriteAsync(lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop.
        }
        catch (LedgerException fault)
        {
            final.Stop(fault);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "The reminders met with a fault; they are written at the next run");
        }
    }
}

using IndicatorPipeline.Ingest.Inbox;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Looks at the share and takes in what is ready.</summary>
[DisallowConcurrentExecution]
internal sealed class ScanJob(InboxRound round, IHostApplicationLifetime lifetime, FinalFault final) : IJob
{
    public static readonly JobKey Key = new("scan");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            if (await round.RunAsync(lifetime.ApplicationStopping) && !lifetime.ApplicationStopping.IsCancellationRequested)
            {
                await context.Scheduler.TriggerJob(ProjectionJob.Key, cancellationToken);
                await context.Scheduler.TriggerJob(ReceiptJob.Key, cancellationToken);
                await context.Scheduler.TriggerJob(ReminderJob.Key, cancellationToken);
            }
        }
        catch (Exception fault) when (Faults.KindOf(fault) == FaultKind.Final)
        {
            final.Stop(fault);
        }
    }
}

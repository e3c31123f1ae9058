using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Looks at the share and takes in what is ready.</summary>
[DisallowConcurrentExecution]
internal sealed class ScanJob(InboxRound round, JobRun run) : IJob
{
    public static readonly JobKey Key = new("scan");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        await run.OfAsync(Key, async stopping =>
        {
            if (await round.RunAsync(stopping) && !stopping.IsCancellationRequested)
            {
                await context.Scheduler.TriggerJob(ProjectionJob.Key, cancellationToken);
                await context.Scheduler.TriggerJob(ReceiptJob.Key, cancellationToken);
                await context.Scheduler.TriggerJob(ReminderJob.Key, cancellationToken);
            }
        });
    }
}

using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Receipts;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Reminds departments of overdue reports, and takes the reminder away when the report is in.</summary>
[DisallowConcurrentExecution]
internal sealed class ReminderJob(Reminders reminders, ShareFolders share, ShareTie tie, JobRun run) : IJob
{
    public static readonly JobKey Key = new("reminders");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A share that is away is told of by the scan.
        if (Directory.Exists(share.Root) && !tie.IsAway())
            await run.OfAsync(Key, reminders.WriteAsync);
    }
}

using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Receipts;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Tells departments of all that was taken in from them, off the way of the figures, and clears away what is old.</summary>
[DisallowConcurrentExecution]
internal sealed class ReceiptJob(DepartmentReceipts receipts, ShareFolders share, ShareTie tie, JobRun run) : IJob
{
    public static readonly JobKey Key = new("receipts");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A share that is away is told of by the scan.
        if (Directory.Exists(share.Root) && !tie.IsAway())
        {
            await run.OfAsync(Key, async stopping =>
            {
                await receipts.WriteAsync(stopping);
                await receipts.ClearAsync(stopping);
            });
        }
    }
}

using IndicatorPipeline.Metrics.Influx;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Copies what is new in the ledger to InfluxDB. The projection itself tells of the server's troubles.</summary>
[DisallowConcurrentExecution]
internal sealed class ProjectionJob(Projection projection, JobRun run, ILogger<ProjectionJob> logger) : IJob
{
    public static readonly JobKey Key = new("projection");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await run.OfAsync(Key, async stopping =>
        {
            var outcome = await projection.RunOnceAsync(stopping);
            if (outcome.State == ProjectionState.CaughtUp)
                await projection.BeatAsync(stopping);
            if (outcome.Written + outcome.Deleted + outcome.Rejected > 0)
                logger.LogInformation("{Written} points written, {Deleted} taken away, {Rejected} refused; {Behind} wait", outcome.Written, outcome.Deleted, outcome.Rejected, outcome.Behind);
        });
}

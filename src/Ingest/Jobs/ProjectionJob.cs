using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Copies what is new in the ledger to InfluxDB. The projection itself tells of the server's troubles.</summary>
[DisallowConcurrentExecution]
public sealed class ProjectionJob(Projection projection, IHostApplicationLifetime lifetime, FinalFault final, ILogger<ProjectionJob> logger) : IJob
{
    public static readonly JobKey Key = new("projection");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // Cut short it goes on at the same place, so it need not be waited for.
            var outcome = await projection.RunOnceAsync(lifetime.ApplicationStopping);
            if (outcome.State == ProjectionState.CaughtUp)
                await projection.BeatAsync(lifetime.ApplicationStopping);
            if (outcome.Written + outcome.Deleted + outcome.Rejected > 0)
                logger.LogInformation("{Written} points written, {Deleted} taken away, {Rejected} refused; {Behind} wait", outcome.Written, outcome.Deleted, outcome.Rejected, outcome.Behind);
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
            logger.LogError(fault, "The projection met with a fault; it goes on at its next run");
        }
    }
}

using IndicatorPipeline.Ingest.Inbox;
using Microsoft.Extensions.Options;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Runs the jobs from the moment at which the worker has all that they need, and until it is told to stop.</summary>
internal sealed class Schedule(
    Beginning beginning, ISchedulerFactory schedulers, FinalFault final, IHostApplicationLifetime lifetime, IOptions<InboxOptions> options, TimeProvider time) : BackgroundService
{
    private IScheduler? _scheduler;

    /// <summary>Ends after the jobs that are running.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is not null)
            await _scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Ended in the midst of its start the host would say that it was cut short, and not why.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
            await started.Task.WaitAsync(stoppingToken);
        while (!await beginning.CompleteAsync(StartAsync))
        {
            if (final.Fault is not null)
                return;
            await Task.Delay(options.Value.RetryDelay, time, stoppingToken);
        }

        async Task StartAsync(CancellationToken stopping)
        {
            _scheduler = await schedulers.GetScheduler(stopping);
            await _scheduler.Start(stopping);
        }
    }
}

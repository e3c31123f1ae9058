using System.Collections.Concurrent;
using IndicatorPipeline.Ingest.Inbox;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>
/// Runs what a job does. Faults end here: one is told of once, and again only when it is another or has passed, however often the job meets with it; one that may
/// pass in a line, for where it was met is of no use to anybody. Thread-safe.
/// </summary>
internal sealed class JobRun(IHostApplicationLifetime lifetime, FinalFault final, ILogger<JobRun> logger)
{
    private readonly ConcurrentDictionary<JobKey, string> _told = new();

    /// <summary>Whether it came to its end.</summary>
    /// <param name="work">Is told to stop with the worker; cut short it goes on at its next run.</param>
    public async Task<bool> OfAsync(JobKey job, Func<CancellationToken, Task> work)
    {
        try
        {
            await work(lifetime.ApplicationStopping);
            if (_told.TryRemove(job, out _))
                logger.LogInformation("The job {Job} is in order again", job.Name);
            return true;
        }
        catch (Exception fault) when (fault is OperationCanceledException or SchedulerException && lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop, as the schedule was.
        }
        catch (Exception fault) when (Faults.KindOf(fault) == FaultKind.Final)
        {
            final.Stop(fault);
        }
        catch (Exception fault)
        {
            var words = Faults.WordsOf(fault);
            if (_told.TryGetValue(job, out var told) && told == words)
                return false;
            _told[job] = words;
            if (Faults.KindOf(fault) == FaultKind.Temporary)
                logger.LogWarning("The job {Job} meets with a fault that may pass, and runs again at its time: {Fault}", job.Name, words);
            else
                logger.LogError(fault, "The job {Job} meets with a fault of the program, and runs again at its time", job.Name);
        }

        return false;
    }
}

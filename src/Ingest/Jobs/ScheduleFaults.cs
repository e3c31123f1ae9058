using IndicatorPipeline.Ingest.Inbox;
using Quartz;
using Serilog.Core;
using Serilog.Events;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>
/// Tells of what may pass and befalls the scheduler itself, whose database is away: once and in a line as of a fault of a job, and once when a job runs again.
/// In the scheduler's own words it is a trace every few seconds.
/// </summary>
internal sealed class ScheduleFaults(JobRun run) : ISchedulerListener, IJobListener
{
    private static readonly JobKey Key = new("schedule");

    string ISchedulerListener.Name => nameof(ScheduleFaults);

    string IJobListener.Name => nameof(ScheduleFaults);

    /// <summary>Whether a line of the scheduler's log is left out, because it is told of here.</summary>
    public static bool TellsOf(LogEvent line) =>
        line.Exception is { } fault
        && Faults.KindOf(fault) == FaultKind.Temporary
        && line.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
        && source is ScalarValue { Value: string name }
        && name.StartsWith("Quartz", StringComparison.Ordinal);

    public async ValueTask SchedulerError(IScheduler scheduler, SchedulerErrorContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Faults.KindOf(context.Exception) == FaultKind.Temporary)
            await run.OfAsync(Key, _ => Task.FromException(context.Exception));
    }

    public async ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => await run.OfAsync(Key, _ => Task.CompletedTask);
}

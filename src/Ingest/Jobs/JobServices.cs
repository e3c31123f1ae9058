using IndicatorPipeline.Ingest.Inbox;
using Microsoft.Extensions.Options;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>What the worker does by itself. The schedule is kept in memory: after a restart everything begins at once.</summary>
internal static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services, TimeProvider time)
    {
        services.AddSingleton<FinalFault>();
        services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(new SteadyClock(time));
            quartz.AddJob<ScanJob>(job => job.WithIdentity(ScanJob.Key));
            quartz.AddTrigger<ScanJob>((provider, trigger) => trigger.ForJob(ScanJob.Key).StartNow().WithSimpleSchedule(
                schedule => schedule.WithInterval(provider.GetRequiredService<IOptions<InboxOptions>>().Value.ScanInterval).RepeatForever().MeasureIntervalFromCompletion()));
            quartz.AddJob<ReceiptJob>(job => job.WithIdentity(ReceiptJob.Key));
            quartz.AddTrigger<ReceiptJob>((provider, trigger) => trigger.ForJob(ReceiptJob.Key).StartNow().WithSimpleSchedule(
                schedule => schedule.WithInterval(provider.GetRequiredService<IOptions<JobsOptions>>().Value.ReceiptInterval).RepeatForever().MeasureIntervalFromCompletion()));
            quartz.AddJob<ReminderJob>(job => job.WithIdentity(ReminderJob.Key));
            quartz.AddTrigger<ReminderJob>((provider, trigger) => trigger.ForJob(ReminderJob.Key).StartNow().WithSimpleSchedule(
                schedule => schedule.WithInterval(provider.GetRequiredService<IOptions<JobsOptions>>().Value.ReminderInterval).RepeatForever().MeasureIntervalFromCompletion()));
            quartz.AddJob<ProjectionJob>(job => job.WithIdentity(ProjectionJob.Key));
            quartz.AddTrigger<ProjectionJob>((provider, trigger) => trigger.ForJob(ProjectionJob.Key).StartNow().WithSimpleSchedule(
                schedule => schedule.WithInterval(provider.GetRequiredService<IOptions<JobsOptions>>().Value.ProjectionInterval).RepeatForever().MeasureIntervalFromCompletion()));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }
}

using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>
/// What the worker does by itself. One worker keeps the schedule in memory: after a restart everything begins at once. Several keep it in their common database,
/// where each job is one worker's at a time and goes to another when that one dies.
/// </summary>
internal static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services, TimeProvider time, IConfiguration configuration)
    {
        var ledger = configuration.GetSection("Ledger").Get<LedgerOptions>() ?? new LedgerOptions();
        services.AddSingleton<FinalFault>();
        services.AddSingleton<JobRun>();
        services.AddSingleton<ScheduleFaults>();
        services.AddQuartz(quartz =>
        {
            if (ledger.IsForManyWorkers)
                Share(quartz, ledger, configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() ?? new JobsOptions());
            else
                quartz.UseTimeProvider(new SteadyClock(time));
            quartz.AddJob<ScanJob>(job => job.WithIdentity(ScanJob.Key));
            quartz.AddTrigger<ScanJob>((provider, trigger) => trigger.ForJob(ScanJob.Key).WithIdentity(ScanJob.Key.Name).StartNow().WithSimpleSchedule(
                schedule => schedule.WithInterval(provider.GetRequiredService<IOptions<InboxOptions>>().Value.ScanInterval).RepeatForever().MeasureIntervalFromCompletion()));
            quartz.AddJob<ReceiptJob>(job => job.WithIdentity(ReceiptJob.Key));
            quartz.AddTrigger<ReceiptJob>((provider, trigger) => trigger.ForJob(ReceiptJob.Key).WithIdentity(ReceiptJob.Key.Name).StartNow().WithSimpleSchedule(
                schedule => schedule.WithInterval(provider.GetRequiredService<IOptions<JobsOptions>>().Value.ReceiptInterval).RepeatForever().MeasureIntervalFromCompletion()));
            quartz.AddJob<ReminderJob>(job => job.WithIdentity(ReminderJob.Key));
            quartz.AddTrigger<ReminderJob>((provider, trigger) => trigger.ForJob(ReminderJob.Key).WithIdentity(ReminderJob.Key.Name).StartNow().WithSimpleSchedule(
                schedule => schedule.WithInterval(provider.GetRequiredService<IOptions<JobsOptions>>().Value.ReminderInterval).RepeatForever().MeasureIntervalFromCompletion()));
            quartz.AddJob<ProjectionJob>(job => job.WithIdentity(ProjectionJob.Key));
            quartz.AddTrigger<ProjectionJob>((provider, trigger) => trigger.ForJob(ProjectionJob.Key).WithIdentity(ProjectionJob.Key.Name).StartNow().WithSimpleSchedule(
                schedule => schedule.WithInterval(provider.GetRequiredService<IOptions<JobsOptions>>().Value.ProjectionInterval).RepeatForever().MeasureIntervalFromCompletion()));
        });
        services.AddSingleton<Beginning>();
        services.AddHostedService<Schedule>();
        return services;
    }

    // The workers' clocks must agree within seconds; each goes by its own.
    private static void Share(IQuartzBuilder quartz, LedgerOptions ledger, JobsOptions jobs)
    {
        quartz.UsePersistentStore(store => store
            .UsePostgres(NpgsqlFactory.Instance, ledger.ConnectionStringWithin)
            .UseClustering(cluster =>
            {
                cluster.CheckinInterval = jobs.TakeoverTime / 3;
                cluster.CheckinMisfireThreshold = jobs.TakeoverTime * 2 / 3;
            })
            .ProvisionSchema());
        quartz.AddSchedulerListener(provider => provider.GetRequiredService<ScheduleFaults>());
        quartz.AddJobListener(provider => provider.GetRequiredService<ScheduleFaults>());
    }
}

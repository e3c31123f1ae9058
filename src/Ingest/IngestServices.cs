using IndicatorPipeline.Ingest.Backups;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Health;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Jobs;
using IndicatorPipeline.Ingest.Receipts;
using IndicatorPipeline.Ingest.Telemetry;
using IndicatorPipeline.Ingest.Web;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>What every command needs: the options with their rules, and the steps.</summary>
public static class IngestServices
{
    /// <param name="configuration">Keys <c>Share</c>, <c>Data</c>, <c>Catalog</c>, <c>Zone</c>, and the sections Inbox, Limits, Influx, Jobs, Receipts, Web, Disk, Health, Telemetry and Archive.</param>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddChecked<IngestOptions>(configuration);
        services.AddChecked<InboxOptions>(configuration.GetSection(InboxOptions.Section));
        services.AddChecked<WorkbookLimits>(configuration.GetSection("Limits"));
        services.AddChecked<InfluxOptions>(configuration.GetSection(InfluxOptions.Section));
        services.AddChecked<JobsOptions>(configuration.GetSection(JobsOptions.Section));
        services.AddChecked<ReceiptOptions>(configuration.GetSection(ReceiptOptions.Section));
        services.AddChecked<WebOptions>(configuration.GetSection(WebOptions.Section));
        services.AddChecked<OpenIdOptions>(configuration.GetSection(OpenIdOptions.Section));
        services.AddChecked<DiskOptions>(configuration.GetSection(DiskOptions.Section));
        services.AddChecked<HealthOptions>(configuration.GetSection(HealthOptions.Section));
        services.AddChecked<TelemetryOptions>(configuration.GetSection(TelemetryOptions.Section));
        services.AddChecked<LedgerOptions>(configuration.GetSection("Ledger"))
            .PostConfigure<IOptions<IngestOptions>>((ledger, ingest) => ledger.Directory = Path.GetFullPath(ingest.Value.Data));

        services.AddArchive(configuration);

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<CatalogSource>();
        services.AddSingleton(provider => new ObservationLedger(provider.GetRequiredService<IOptions<LedgerOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Projection(
            provider.GetRequiredService<IOptions<InfluxOptions>>().Value,
            provider.GetRequiredService<ObservationLedger>(),
            () => provider.GetRequiredService<CatalogSource>().Catalog,
            provider.GetRequiredService<IOptions<IngestOptions>>().Value.FindZone(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Projection>>()));
        services.AddSingleton<ShareFolders>();
        services.AddSingleton<ShareScan>();
        services.AddSingleton<ShareTie>();
        services.AddSingleton<ShareMark>();
        services.AddSingleton<DiskRoom>();
        services.AddSingleton<TakingTurn>();
        services.AddSingleton<WorkerLock>();
        services.AddSingleton<Delivery>();
        services.AddSingleton<DepartmentReceipts>();
        services.AddSingleton<Reminders>();
        services.AddSingleton<Judge>();
        services.AddSingleton<Trial>();
        services.AddSingleton<GroupJudge>();
        services.AddSingleton<GroupRecorder>();
        services.AddSingleton<Ingestion>();
        services.AddSingleton<Lifecycle>();
        services.AddSingleton<Backup>();
        services.AddSingleton<Restoration>();
        services.AddSingleton(provider => new LedgerRebuild(provider.GetRequiredService<IOptions<LedgerOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<InboxRound>();
        services.AddProbes();
        services.AddSingleton<UserAccounts>();
        return services;
    }

    /// <summary>Options that are checked when a host starts, and by <see cref="OptionErrors"/>.</summary>
    public static OptionsBuilder<T> AddChecked<T>(this IServiceCollection services, IConfiguration configuration)
        where T : class
    {
        services.AddSingleton(new CheckedOptions(provider => _ = provider.GetRequiredService<IOptions<T>>().Value));
        services.AddSingleton(typeof(IValidateOptions<T>), typeof(OptionsValidators));
        // At the top there are others' settings too.
        if (configuration is IConfigurationSection section)
            services.AddSingleton<IValidateOptions<T>>(new KnownSettings<T>(section));
        return services.AddOptions<T>().Bind(configuration).ValidateOnStart();
    }

    /// <summary>Everything that is wrong with the options; empty when nothing is. A host checks them when it starts; a command has to ask.</summary>
    public static IReadOnlyList<string> OptionErrors(IServiceProvider services) =>
        [.. services.GetServices<CheckedOptions>().SelectMany(options => ErrorsOf(services, options)).Distinct()];

    private static IEnumerable<string> ErrorsOf(IServiceProvider services, CheckedOptions options)
    {
        try
        {
            options.Read(services);
            return [];
        }
        catch (OptionsValidationException e)
        {
            return e.Failures;
        }
        catch (InvalidOperationException e)
        {
            // What is no value of its kind at all (a word for a number) stops the binding before there is anything to judge.
            return [e.Message];
        }
    }

    /// <param name="Read">Binds and judges them.</param>
    private sealed record CheckedOptions(Action<IServiceProvider> Read);
}

using System.Globalization;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using IndicatorPipeline.Ingest.Health;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Jobs;
using IndicatorPipeline.Ingest.Telemetry;
using IndicatorPipeline.Ingest.Web;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Ingest.Web.Api;
using IndicatorPipeline.Ingest.Web.Catalogs;
using IndicatorPipeline.Ingest.Web.Checking;
using IndicatorPipeline.Ingest.Web.Home;
using IndicatorPipeline.Ingest.Web.Sources;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting.WindowsServices;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace IndicatorPipeline.Ingest;

/// <summary>The worker: jobs and console in one host, as a console program, a systemd unit or a Windows service.</summary>
public static class WorkerHost
{
    /// <summary>Runs until it is told to stop, by a signal or by <paramref name="cancellationToken"/>, and finishes the file in hand.</summary>
    /// <exception cref="OptionsValidationException">An option is wrong; of several an <see cref="AggregateException"/>.</exception>
    /// <exception cref="CatalogException">There is no catalog to begin with.</exception>
    /// <exception cref="NoUsersException">Others reach the console, and nobody could sign in.</exception>
    /// <exception cref="ConsoleAddressException">The console cannot listen at its address.</exception>
    /// <exception cref="WorkerIsRunningException">Another worker uses the same data.</exception>
    /// <exception cref="ShareInUseException">The share is other data's.</exception>
    /// <exception cref="LedgerException">The ledger cannot be used.</exception>
    /// <param name="takesOver">Whether the share may be other data's.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="listening">Told once where the console is to be found.</param>
    public static async Task RunAsync(
        IConfiguration configuration, CancellationToken cancellationToken, bool takesOver = false, TimeProvider? time = null, Action<IEnumerable<string>>? listening = null)
    {
        // The service manager of Windows starts programs in a folder of its own.
        if (WindowsServiceHelpers.IsWindowsService())
            Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        await using var app = Build(configuration, time);
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        RequireAddresses(app.Services.GetRequiredService<IOptions<WebOptions>>().Value);
        var beginning = app.Services.GetRequiredService<Beginning>();
        beginning.TakesOver = takesOver;
        beginning.Precondition = stopping => RequireUsersAsync(app.Services, stopping);
        // Before the console listens: a second worker is to hear of the first, and not of its port.
        await beginning.TakePlaceAsync();
        ThrowFinal(app);
        var catalog = app.Services.GetRequiredService<CatalogSource>();
        var ingest = app.Services.GetRequiredService<IOptions<IngestOptions>>().Value;
        app.Logger.LogInformation(
            "Catalog {Catalog} ({Indicators} indicators), share {Share}, data {Data}",
            catalog.Directory, catalog.Catalog.Indicators.Count, Path.GetFullPath(ingest.Share), Path.GetFullPath(ingest.Data));
        await StartAsync(app, cancellationToken);
        app.Logger.LogInformation("The console is at {Urls}", app.Urls);
        listening?.Invoke(app.Urls);
        await app.WaitForShutdownAsync(cancellationToken);
        ThrowFinal(app);
    }

    /// <summary>The host as it is run, for tests too.</summary>
    /// <param name="time">The clock; null for the system's.</param>
    public static WebApplication Build(IConfiguration configuration, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        // Empty: the configuration is ours alone, read once, by no watcher of files.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls([.. (configuration.GetSection(WebOptions.Section).Get<WebOptions>() ?? new WebOptions()).Addresses]);
        builder.Services.AddRoutingCore();
        // Chinese as it is, not as numbers.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddTransient<HtmlRenderer>();
        builder.Services.AddSingleton<ArchivedWorkbooks>();
        builder.Services.AddKeptReadings();
        builder.Services.AddHostedService<FirstGlance>();
        builder.Services.AddSingleton<CatalogSettling>();
        builder.Services.AddSingleton<DroppedWorkbooks>();
        // Above what a page takes: that is limited by itself.
        builder.Services.Configure<FormOptions>(forms => forms.MultipartBodyLengthLimit = long.MaxValue);
        builder.Services.AddApi();
        builder.Services.AddExceptionHandler<StoreIsAway>();
        builder.Services.AddConsoleAccess();
        builder.Services.AddOpenIdSignIn(configuration);
        builder.Services.AddIngest(configuration);
        builder.Services.Replace(ServiceDescriptor.Singleton(time ?? TimeProvider.System));
        builder.Services.AddJobs(time ?? TimeProvider.System, configuration);
        builder.Services.AddReadiness();
        builder.Services.AddTelemetry(configuration);
        builder.Services.AddSystemd();
        builder.Services.AddWindowsService(service => service.ServiceName = "IndicatorPipeline");
        builder.Services.AddSerilog((services, logger) => Configure(logger, configuration, services.GetRequiredService<IOptions<IngestOptions>>().Value));
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<JobsOptions>>((host, jobs) => host.ShutdownTimeout = jobs.Value.ShutdownTimeout);
        var app = builder.Build();
        app.UseProblems();
        app.UseConsoleAccess();
        app.MapStatusPage();
        app.MapConsolePages();
        app.MapHealth();
        app.MapApi();
        app.MapPrometheusScrapingEndpoint().Require(Right.SeeStatus);
        return app;
    }

    private static void RequireAddresses(WebOptions web)
    {
        try
        {
            // Of none Kestrel makes one of its own.
            foreach (var url in web.Addresses.DefaultIfEmpty(web.Urls))
                _ = ConsoleAddress.Parse(url);
        }
        catch (FormatException e)
        {
            throw new ConsoleAddressException(web.Urls, e);
        }
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e)
        {
            // What has begun is to end: cut short without a word it would count as a fault of its own.
            app.Lifetime.StopApplication();
            if (e is SocketException or IOException { InnerException: AddressInUseException })
                throw new ConsoleAddressException(app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Urls, e);
            throw;
        }
    }

    private static async Task RequireUsersAsync(IServiceProvider services, CancellationToken stopping)
    {
        if (services.GetRequiredService<IOptions<WebOptions>>().Value is not { IsOfThisMachine: false } web
            || services.GetRequiredService<IOptions<OpenIdOptions>>().Value.IsUsed
            || await services.GetRequiredService<UserAccounts>().AnyAsync(stopping))
        {
            return;
        }

        services.GetRequiredService<FinalFault>().Stop(new NoUsersException(web.Urls));
        stopping.ThrowIfCancellationRequested();
    }

    private static void ThrowFinal(WebApplication app)
    {
        if (app.Services.GetRequiredService<FinalFault>().Fault is { } fault)
            ExceptionDispatchInfo.Throw(fault);
    }

    // What people watch goes to stderr, stdout being for results; what is kept has a line of JSON an event.
    private static void Configure(LoggerConfiguration logger, IConfiguration configuration, IngestOptions ingest) => logger
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        // A word at every question of whoever watches: what is wrong is told where it is found.
        .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
        // What kept the host from starting is thrown besides.
        .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
        // That the keys of sessions lie in the data folder as they are: whoever reads that folder reads the ledger too.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        // A line for everybody who comes without having signed in.
        .MinimumLevel.Override(typeof(ConsoleAuthentication).FullName!, LogEventLevel.Warning)
        .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
        .Filter.ByExcluding(ScheduleFaults.TellsOf)
        .Enrich.FromLogContext()
        .WriteTo.Terminal("{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}")
        .WriteTo.File(
            new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture),
            Path.Combine(ingest.LogDirectory, "worker-.log"),
            rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: 90,
            fileSizeLimitBytes: 100L * 1024 * 1024,
            rollOnFileSizeLimit: true)
        // Section Serilog: levels, other places to log to.
        .ReadFrom(configuration);
}

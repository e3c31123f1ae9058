using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>What is looked at, by whom.</summary>
internal static class HealthServices
{
    /// <summary>The probes of <c>doctor</c>, in the order in which it tells of them: what others need first.</summary>
    public static IServiceCollection AddProbes(this IServiceCollection services)
    {
        services.AddSingleton<ProbeRunner>();
        services.AddSingleton<DiskProbe>();
        services.AddSingleton<ShareProbe>();
        services.AddSingleton<ProjectionProbe>();
        services.AddSingleton<LedgerAnswerProbe>();
        services.AddSingleton<ArchiveAnswerProbe>();
        services.AddSingleton<IProbe, CatalogProbe>();
        services.AddSingleton<IProbe, CalendarProbe>();
        services.AddSingleton<IProbe>(provider => provider.GetRequiredService<ShareProbe>());
        services.AddSingleton<IProbe, FoldersProbe>();
        services.AddSingleton<IProbe, DataProbe>();
        services.AddSingleton<IProbe>(provider => provider.GetRequiredService<DiskProbe>());
        services.AddSingleton<IProbe, ClockProbe>();
        services.AddSingleton<IProbe, LedgerProbe>();
        services.AddSingleton<IProbe, ArchiveProbe>();
        services.AddSingleton<IProbe, InfluxProbe>();
        services.AddSingleton<IProbe, ConsoleProbe>();
        return services;
    }

    /// <summary>What <c>/health/ready</c> looks at: what the worker needs at every moment, and the projection, which may wait.</summary>
    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .Add(Check<LedgerAnswerProbe>("ledger"))
            .Add(Check<ArchiveAnswerProbe>("archive"))
            .Add(Check<DiskProbe>("disk"))
            .Add(Check<ShareProbe>("share"))
            .Add(Check<ProjectionProbe>("projection"));
        return services;
    }

    private static HealthCheckRegistration Check<T>(string name)
        where T : IProbe =>
        new(
            name,
            provider => new ProbeHealthCheck(provider.GetRequiredService<T>(), provider.GetRequiredService<ProbeRunner>(), provider.GetRequiredService<IOptions<HealthOptions>>()),
            failureStatus: null,
            tags: null);
}

using IndicatorPipeline.Ingest.Web.Home;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Reports;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>What pages show of the whole ledger.</summary>
internal static class KeptReadings
{
    /// <summary>The county's glance, and who owes which report about the last period.</summary>
    public static void AddKeptReadings(this IServiceCollection services)
    {
        services.AddKept<CountyGlance>((ledger, _) => (catalog, today, cancellationToken) => CountyGlance.ReadAsync(ledger, catalog, today, cancellationToken));
        services.AddKept<IReadOnlyList<DueReport>>((ledger, zone) => (catalog, today, cancellationToken) => new DueReports(catalog, zone).LastAsync(ledger, today, cancellationToken));
    }

    private static void AddKept<T>(this IServiceCollection services, Func<ObservationLedger, TimeZoneInfo, Func<IndicatorCatalog, DateOnly, CancellationToken, Task<T>>> reading) =>
        services.AddSingleton(provider =>
        {
            var ledger = provider.GetRequiredService<ObservationLedger>();
            var zone = provider.GetRequiredService<IOptions<IngestOptions>>().Value.FindZone();
            return new KeptReading<T>(ledger, provider.GetRequiredService<TimeProvider>(), zone, reading(ledger, zone));
        });
}

using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Jobs;

namespace IndicatorPipeline.Ingest.Web.Home;

/// <summary>Reads the county's glance when the worker starts: whoever opens the start page first does not wait for it.</summary>
internal sealed class FirstGlance(Beginning beginning, KeptReading<CountyGlance> glance, CatalogSource catalog, ILogger<FirstGlance> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await beginning.Completed.WaitAsync(stoppingToken);
        try
        {
            await glance.OfAsync(catalog.Catalog, stoppingToken);
        }
#pragma warning disable CA1031 // Nobody waits for it: whoever opens the page meets with the fault, and the worker must not end by it.
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogWarning("The start page could not be prepared: {Why}", Faults.WordsOf(e));
        }
    }
}

using System.Data.Common;
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
        catch (DbException e)
        {
            // The page itself will say so.
            logger.LogWarning("The start page could not be prepared, the ledger is away: {Why}", e.Message);
        }
    }
}

using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Catalogs;

/// <summary>Sees to it that a change of the catalog is noted with who made it, and that what waited for it is read again at once. Thread-safe.</summary>
internal sealed class CatalogSettling(CatalogSource catalog, Lifecycle lifecycle, ILogger<CatalogSettling> logger)
{
    /// <param name="change">The change, on its way.</param>
    /// <param name="label">What it is about.</param>
    public async Task<CatalogEdit> SettleAsync(Task<CatalogEdit> change, string label, Actor by, CancellationToken cancellationToken)
    {
        var edit = await change;
        logger.LogInformation("The catalog's {File} is changed for {Label} by {By}: {Outcome}", edit.File, label, by, edit.Outcome);
        if (edit.Outcome is not (CatalogEditOutcome.Written or CatalogEditOutcome.AlreadySo))
            return edit;
        catalog.Refresh();
        await foreach (var (held, _, fault) in lifecycle.SettleAsync(by, static _ => true, cancellationToken))
        {
            // The worker's own round tries it again.
            if (fault is not null)
                logger.LogError(fault, "{File} (submission {Submission}) could not be read again", held.FileName, held.Id);
        }

        return edit;
    }
}

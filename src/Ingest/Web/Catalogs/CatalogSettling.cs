using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Catalogs;

/// <summary>
/// Settles labels: shows beforehand what comes of it, sees to it that a change of the catalog is noted with who made it, and that what waited for it is read again
/// at once. Thread-safe.
/// </summary>
internal sealed class CatalogSettling(CatalogSource catalog, Lifecycle lifecycle, ObservationLedger ledger, ILogger<CatalogSettling> logger)
{
    /// <summary>How many workbooks are tried for a preview: somebody waits for it.</summary>
    private const int MostTried = 20;

    /// <summary>Changes the catalog.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task<CatalogEdit> ChangeAsync(LabelSettling asked, Actor by, CancellationToken cancellationToken)
    {
        var edit = await asked.Change(new CatalogEditor(catalog.Directory), cancellationToken);
        logger.LogInformation("The catalog's {File} is changed for {Label} by {By}: {Outcome}", edit.File, asked.Label, by, edit.Outcome);
        return edit;
    }

    /// <summary>Reads again what waited for a change that was made. What cannot be read now the worker's own round tries again.</summary>
    public async Task ReadAgainAsync(Actor by, CancellationToken cancellationToken)
    {
        try
        {
            catalog.Refresh();
            await foreach (var (held, _, fault) in lifecycle.SettleAsync(by, static _ => true, cancellationToken))
            {
                if (fault is not null)
                    logger.LogError(fault, "{File} (submission {Submission}) could not be read again", held.FileName, held.Id);
            }
        }
        catch (IOException e)
        {
            logger.LogWarning("What waits cannot be read again now: {Why}", e.Message);
        }
    }

    /// <summary>What the same would bring about: nothing is written. No preview where the catalog does not take the change.</summary>
    public async Task<(CatalogEdit Edit, SettlingPreview? Preview)> PreviewAsync(LabelSettling asked, CancellationToken cancellationToken)
    {
        var edit = await asked.Change(CatalogEditor.OnTrial(catalog.Directory), cancellationToken);
        if (edit.Outcome is not (CatalogEditOutcome.Written or CatalogEditOutcome.AlreadySo))
            return (edit, null);
        var with = edit.Catalog is { } changed ? new CatalogInUse(changed) : catalog.Current;
        var waiting = await WaitingWorkbook.ReadAsync(ledger, await ledger.Submissions.ListAsync(WaitingWorkbook.Filter, cancellationToken), cancellationToken)
            .Where(w => w.WaitsFor(asked.Label)).Select(w => w.Held).ToListAsync(cancellationToken);
        var tried = new List<(Submission Held, IngestionResult? Result)>();
        foreach (var held in waiting.Take(MostTried))
            tried.Add((held, await lifecycle.TryAsync(held, with, cancellationToken)));
        return (edit, new SettlingPreview(tried, waiting.Count - tried.Count));
    }
}

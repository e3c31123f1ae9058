using IndicatorPipeline.Ingest.Files;

namespace IndicatorPipeline.Ingest.Web.Checking;

/// <summary>
/// Workbooks that somebody drops onto a page to see what would be found in them; nothing of them is kept. One at a time, so that the worker's own files are not
/// held up; and first in a process of its own, since one that ends the program that reads it is nothing to try in the worker. Thread-safe.
/// </summary>
internal sealed class DroppedWorkbooks(Ingestion ingestion, Trial trial, CatalogSource catalog) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <param name="name">The file's, without a folder.</param>
    public async Task<IngestionResult> CheckAsync(string name, FileContent content, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (content.Bytes is null || (await trial.WithoutEndAsync([(name, content)], cancellationToken)).Count == 0)
                return await ingestion.CheckAsync(name, content, cancellationToken);
            var judgement = Judge.Unreadable(content, catalog.Current, []);
            return new IngestionResult(name, content.Sha256, judgement.Verdict, judgement.Reading, judgement.Findings);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}

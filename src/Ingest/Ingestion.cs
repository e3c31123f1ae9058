using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Workbooks;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>Judges files without taking them in. What is thrown is a fault. Thread-safe.</summary>
internal sealed class Ingestion(CatalogSource catalog, Judge judge, IOptions<WorkbookLimits> limits)
{
    /// <summary>Judges a file against what the ledger holds, and writes nothing.</summary>
    /// <param name="path">Anywhere; whose it is does not matter.</param>
    public async Task<IngestionResult> CheckAsync(string path, CancellationToken cancellationToken)
    {
        var content = await FileContent.ReadAsync(path, limits.Value.FileBytes, cancellationToken);
        return await CheckAsync(path, content, cancellationToken);
    }

    /// <summary>The same of bytes that lie in no file.</summary>
    /// <param name="path">The name, with or without folders.</param>
    public async Task<IngestionResult> CheckAsync(string path, FileContent content, CancellationToken cancellationToken)
    {
        var judgement = await judge.JudgeAsync(Path.GetFileName(path), content, catalog.Current, [], null, null, cancellationToken);
        return new IngestionResult(path, content.Sha256, judgement.Verdict, judgement.Reading, judgement.Findings);
    }
}

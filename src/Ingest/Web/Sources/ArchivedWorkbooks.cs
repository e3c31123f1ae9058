using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Web.Sources;

/// <summary>
/// Workbooks out of the archive, for people to look at. A workbook may be large or hostile: it is read within the budget that it was taken in with,
/// one at a time, and small ones are kept for a while, since whoever looks at a cell looks at the next.
/// </summary>
internal sealed class ArchivedWorkbooks(
    IArchive archive, ObservationLedger ledger, IOptions<WorkbookLimits> limits, TimeProvider time, ILogger<ArchivedWorkbooks> logger) : IDisposable
{
    /// <summary>How many cells all that is kept has together: some tens of megabytes.</summary>
    private const int KeptCells = 200_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = KeptCells });
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Null where there is none to look at: it was not kept, cannot be read, ends the program that reads it, or the archive is away at this moment.</summary>
    public async Task<Workbook?> FindAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(submission.Sha256, out Workbook? known))
            return known;
        try
        {
            return await ReadAsync(submission, cancellationToken);
        }
        catch (ArchiveAwayException e)
        {
            // All else of a page is in the ledger.
            logger.LogWarning("{File} cannot be shown, the archive is away: {Why}", submission.FileName, e.Message);
            return null;
        }
    }

    public void Dispose()
    {
        _kept.Dispose();
        _turn.Dispose();
    }

    private async Task<Workbook?> ReadAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (!await archive.ContainsAsync(submission.Sha256, cancellationToken)
            || (await ledger.Submissions.FindingsAsync(submission.Id, cancellationToken)).Any(f => f.Code == FindingCodes.EndsTheProgram))
        {
            return null;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Those who waited ask for the same one more often than not.
            if (_kept.TryGetValue(submission.Sha256, out Workbook? known))
                return known;
            var bytes = await archive.ReadAsync(submission.Sha256, cancellationToken);
            var workbook = await Task.Run(
                () => WorkbookOpener.Open(submission.FileName, bytes, new ReadingBudget(limits.Value, time, cancellationToken)).Workbook, cancellationToken);
            if (workbook is not null)
                _kept.Set(submission.Sha256, workbook, new MemoryCacheEntryOptions { Size = 1 + workbook.Sheets.Sum(s => s.Cells.Length), SlidingExpiration = KeptFor });
            return workbook;
        }
        finally
        {
            _turn.Release();
        }
    }
}

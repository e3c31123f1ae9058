using System.Globalization;
using System.Security.Cryptography;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Reports;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>
/// Tells each department, in a workbook in its own folder, of all that was taken in from it since it was told last: which cell became which figure, what
/// changed against what was known, what it still owes. Written when the figures are recorded and in no one's way; what was cut short is written by
/// the next one who comes along.
/// </summary>
internal sealed class DepartmentReceipts(
    ShareFolders share,
    ShareTie tie,
    ObservationLedger ledger,
    CatalogSource catalog,
    IOptions<IngestOptions> ingest,
    IOptions<ReceiptOptions> options,
    TimeProvider time,
    ILogger<DepartmentReceipts> logger)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Writes the receipts that are due.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(LocalTime().DateTime);
        await ledger.Receipts.BeginAsync(
            (folder, through) => string.Create(
                CultureInfo.InvariantCulture, $"{folder}/{ShareFolders.Accepted}/{today:yyyy-MM-dd}（{through}）{ShareFolders.DepartmentReceiptSuffix}"),
            cancellationToken);
        var unwritten = await ledger.Receipts.UnwrittenAsync(cancellationToken);
        if (unwritten.Count == 0)
            return;
        var due = await new DueReports(catalog.Catalog, ingest.Value.FindZone()).AllAsync(ledger, today, cancellationToken);
        await EachAsync(unwritten, receipt => WriteAsync(receipt, due, cancellationToken), "Some receipts of departments could not be written.");
    }

    /// <summary>Clears away the receipts of what was accepted that have lain there long enough. What somebody has written into stays.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.KeepFor;
        await EachAsync(
            await ledger.Receipts.WrittenBeforeAsync(before, cancellationToken),
            async receipt =>
            {
                if (receipt.Path.Length > 0)
                    await RemoveUnchangedAsync(receipt.Path, receipt.Sha256, cancellationToken);
                await ledger.Receipts.ClearedAsync(receipt, cancellationToken);
            },
            "Some old receipts of departments could not be cleared away.");
        var cleared = new List<long>();
        try
        {
            await EachAsync(
                await ledger.Placements.ReceiptsOfAcceptedAsync(before, cancellationToken),
                async old =>
                {
                    await RemoveUnchangedAsync(old.Receipt.Path, old.Receipt.Sha256, cancellationToken);
                    cleared.Add(old.Placement);
                },
                "Some old receipts could not be cleared away.");
        }
        finally
        {
            if (cleared.Count > 0)
                await ledger.Placements.ClearedAsync(cleared, CancellationToken.None);
        }
    }

    /// <param name="sha256">As it was written; null where nobody knows.</param>
    private async Task RemoveUnchangedAsync(string receipt, string? sha256, CancellationToken cancellationToken)
    {
        // What is gone with the share is not cleared away.
        tie.RequireThere();
        var path = share.Full(receipt);
        if (File.Exists(path) && (sha256 is null || await FileContent.HashAsync(path, cancellationToken) == sha256))
            File.Delete(path);
    }

    // One receipt's fault is not the others'; without the share there is none that could be written or cleared.
    private static async Task EachAsync<T>(IEnumerable<T> receipts, Func<T, Task> action, string message)
    {
        var faults = new List<Exception>();
        foreach (var receipt in receipts)
        {
            try
            {
                await action(receipt);
            }
#pragma warning disable CA1031 // Told below.
            catch (Exception e) when (e is not (LedgerException or ShareAwayException or OperationCanceledException))
#pragma warning restore CA1031
            {
                faults.Add(e);
            }
        }

        if (faults.Count > 0)
            throw new AggregateException(message, faults);
    }

    private async Task WriteAsync(DepartmentReceipt receipt, IReadOnlyList<DueReport> due, CancellationToken cancellationToken)
    {
        var path = share.Full(receipt.Path);
        var flushes = new FolderFlushes();
        tie.RequireThere();
        share.MakeFolderFor(receipt.Path);
        var content = await ContentAsync(receipt, due, cancellationToken);
        await DurableFile.WriteAsync(path, ShareFile.TemporaryFor(path), content, flushes, cancellationToken);
        flushes.Flush();
        await ledger.Receipts.WrittenAsync(receipt, Convert.ToHexStringLower(SHA256.HashData(content)), cancellationToken);
        logger.LogInformation("{Receipt} tells its department of what was taken in", receipt.Path);
    }

    private async Task<byte[]> ContentAsync(DepartmentReceipt receipt, IReadOnlyList<DueReport> due, CancellationToken cancellationToken)
    {
        var taken = new List<TakenIn>();
        foreach (var submission in await ledger.Receipts.SubmissionsOfAsync(receipt, cancellationToken))
        {
            taken.Add(new TakenIn(
                submission, await ledger.Given.FiguresAsync(submission, cancellationToken), await ledger.Submissions.FindingsAsync(submission.Id, cancellationToken)));
        }

        var departments = taken.Select(t => t.Submission.Department).ToHashSet();
        return ReceiptWorkbook.Of(
            taken,
            [.. due.Where(d => departments.Contains(d.Report.Department) && d.State is ReportState.Due or ReportState.Overdue)],
            catalog.Catalog,
            ingest.Value.FindZone(),
            options.Value.MostFigures,
            Chinese);
    }

    private DateTimeOffset LocalTime() => TimeZoneInfo.ConvertTime(time.GetUtcNow(), ingest.Value.FindZone());
}

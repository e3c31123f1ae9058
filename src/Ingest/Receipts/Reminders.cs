using System.Globalization;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Reports;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>
/// A text in the folder of each department that owes an overdue report: which, about which period, due when, how many days over. It is gone when nothing is
/// overdue any more, and not written again while it says the same.
/// </summary>
internal sealed class Reminders(
    ShareFolders share,
    ShareTie tie,
    ObservationLedger ledger,
    CatalogSource catalog,
    IOptions<IngestOptions> ingest,
    IOptions<ReceiptOptions> options,
    TimeProvider time)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Brings the reminders up to date; where they are turned off, takes away those that are there.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var zone = ingest.Value.FindZone();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var known = catalog.Catalog;
        var overdue = options.Value.Reminders
            ? (await new DueReports(known, zone).AllAsync(ledger, today, cancellationToken)).Where(r => r.State == ReportState.Overdue).ToLookup(r => r.Report.Department, StringComparer.Ordinal)
            : Enumerable.Empty<DueReport>().ToLookup(r => r.Report.Department, StringComparer.Ordinal);
        var faults = new List<Exception>();
        tie.RequireThere();
        // Nothing is put behind a link.
        foreach (var folder in new DirectoryInfo(share.Root).EnumerateDirectories().Where(f => f.LinkTarget is null))
        {
            if (ShareFolders.DepartmentOf(folder.Name, known) is not { } department)
                continue;
            try
            {
                await WriteAsync(Path.Combine(folder.FullName, ShareFolders.ReminderName), department, [.. overdue[department.Code]], cancellationToken);
            }
#pragma warning disable CA1031 // Told below; one folder's fault is not the others'.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                faults.Add(e);
            }
        }

        if (faults.Count > 0)
            throw new AggregateException("Some reminders could not be written.", faults);
    }

    private static async Task WriteAsync(string path, Department department, IReadOnlyList<DueReport> overdue, CancellationToken cancellationToken)
    {
        if (overdue.Count == 0)
        {
            File.Delete(path);
            return;
        }

        var content = Receipt.Encode(TextOf(department, overdue));
        if (File.Exists(path) && (await File.ReadAllBytesAsync(path, cancellationToken)).AsSpan().SequenceEqual(content))
            return;
        var flushes = new FolderFlushes();
        await DurableFile.WriteAsync(path, ShareFile.TemporaryFor(path), content, flushes, cancellationToken);
        flushes.Flush();
    }

    private static string TextOf(Department department, IReadOnlyList<DueReport> overdue)
    {
        IEnumerable<string> lines =
        [
            Receipt.Get("reminder_title", Chinese),
            string.Format(Chinese, Receipt.Get("reminder_head", Chinese), department.Name, overdue.Count),
            "",
            .. overdue.Select((r, i) => string.Format(
                Chinese,
                Receipt.Get("reminder_report", Chinese),
                i + 1,
                r.Report.Name,
                PeriodName.Of(r.Period, Chinese),
                r.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                r.DaysOverdue,
                r.Received,
                r.Needed)),
            "",
            Receipt.Get("reminder_how", Chinese),
        ];
        return string.Concat(lines.Select(line => line + "\r\n"));
    }
}

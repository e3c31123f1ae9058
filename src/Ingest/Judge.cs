using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Templates;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Telemetry;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// Reads and judges files: workbook, tables, meanings, checks. It holds no lock and writes nothing, so that any number of files can be judged at
/// once. Thread-safe.
/// </summary>
internal sealed class Judge(ObservationLedger ledger, IOptions<WorkbookLimits> limits, TimeProvider time)
{
    /// <param name="name">The file's name, which may say something that its sheets do not.</param>
    /// <param name="known">What is wrong with the file already.</param>
    /// <param name="department">The code of whose it is; null when nobody said.</param>
    /// <param name="earlier">The submission whose file is read again; null for a new one.</param>
    public async Task<Judgement> JudgeAsync(
        string name, FileContent content, CatalogInUse catalog, ImmutableArray<Finding> known, string? department, Submission? earlier, CancellationToken cancellationToken)
    {
        var reading = Read(name, content, catalog, cancellationToken);
        using var stage = Stage.Begin("history", name);
        var report = new CheckedReport(catalog.Catalog, reading, department, content.Sha256);
        return new Judgement(report, reading, known, earlier, await History.OfAsync(report, ledger, cancellationToken));
    }

    /// <summary>Judges a file as the one that keeps the program from coming to an end: it is not read.</summary>
    public static Judgement Unreadable(FileContent content, CatalogInUse catalog, ImmutableArray<Finding> known)
    {
        Finding setAside = new(FindingCodes.EndsTheProgram, FindingCodes.EndsTheProgram.Severity, null, null, null, []);
        var reading = Reading.OfNothing([setAside]);
        return new Judgement(new CheckedReport(catalog.Catalog, reading, null, content.Sha256), reading, known, null, History.Nothing);
    }

    private Reading Read(string name, FileContent content, CatalogInUse catalog, CancellationToken cancellationToken)
    {
        var budget = new ReadingBudget(limits.Value, time, cancellationToken);
        WorkbookReading opened;
        using (Stage.Begin("open", name))
        {
            opened = content.Bytes is { } bytes
                ? WorkbookOpener.Open(name, bytes, budget)
                : FileFindings.OverLimit(Terms.FileSize, content.Length, limits.Value.FileBytes);
        }

        if (opened.Workbook is not { } workbook)
            return Reading.OfNothing(opened.Findings);
        // A list of telephones is one finding, as a column of words is.
        ImmutableArray<Finding> found = [.. opened.Findings.GroupBy(f => f.Sheet).SelectMany(FindingGroups.Of)];
        PipelineTelemetry.Cells.Add(workbook.Sheets.Sum(sheet => sheet.Cells.Length));
        using var stage = Stage.Begin("resolve", name);
        try
        {
            var reading = FilledTemplate.Complete(catalog.Resolver.Read(workbook, budget), workbook, catalog.Catalog, catalog.Resolver, budget);
            return reading with { Findings = [.. found, .. reading.Findings], Explanations = ReviewSheet.ExplanationsOf(workbook) };
        }
        catch (OverBudgetException over)
        {
            return Reading.OfNothing([.. found, .. over.Refusal.Findings]);
        }
        catch (RegexMatchTimeoutException)
        {
            return Reading.OfNothing([.. found, .. FileFindings.TooCostly(Terms.ReadingTime, ReadingBudget.Show(limits.Value.ReadingTime)).Findings]);
        }
    }
}

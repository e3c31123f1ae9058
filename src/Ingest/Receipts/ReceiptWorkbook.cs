using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Reports;
using OfficeOpenXml;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>
/// The workbook that tells a department of what was taken in: the files and what is still owed on the first sheet, then every figure with its cell, then what
/// changed, then what was explained. It shows no figure of another department's.
/// </summary>
internal sealed class ReceiptWorkbook
{
    private readonly IndicatorCatalog _catalog;
    private readonly TimeZoneInfo _zone;
    private readonly CultureInfo _culture;

    private ReceiptWorkbook(IndicatorCatalog catalog, TimeZoneInfo zone, CultureInfo culture)
    {
        (_catalog, _zone, _culture) = (catalog, zone, culture);
    }

    /// <param name="taken">What was taken in, in its order.</param>
    /// <param name="owed">What the department still owes.</param>
    /// <param name="mostFigures">How many figures are listed at most.</param>
    public static byte[] Of(
        IReadOnlyList<TakenIn> taken, IReadOnlyList<DueReport> owed, IndicatorCatalog catalog, TimeZoneInfo zone, int mostFigures, CultureInfo culture) =>
        new ReceiptWorkbook(catalog, zone, culture).Write(taken, owed, mostFigures);

    private byte[] Write(IReadOnlyList<TakenIn> taken, IReadOnlyList<DueReport> owed, int mostFigures)
    {
        using var package = new ExcelPackage();
        var cover = new WrittenPage(package, Get("book_cover"));
        cover.Title(Get("title"));
        cover.Table(
            Headings("book_files"),
            taken.Select(t => new object?[]
            {
                t.Submission.Id,
                t.Submission.FileName,
                TimeZoneInfo.ConvertTime(t.Submission.ReceivedAt, _zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                t.Figures.Count,
                t.Revised.Count(),
                Get(t.Submission.AwaitsRelease ? "book_awaits_release" : "book_recorded"),
            }));
        cover.Line("");
        cover.Line(Get(owed.Count == 0 ? "book_owes_nothing" : "book_owes"));
        if (owed.Count > 0)
        {
            cover.Table(
                Headings("book_owed"),
                owed.Select(d => new object?[]
                {
                    d.Report.Name,
                    PeriodName.Of(d.Period, _culture),
                    d.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Format(d.State == ReportState.Overdue ? "book_overdue" : "book_due", d.DaysOverdue),
                    Format("book_received_of", d.Received, d.Needed),
                }));
        }

        var figures = taken.SelectMany(t => t.Figures, (t, f) => (t.Submission, Figure: f)).ToList();
        var page = new WrittenPage(package, Get("book_figures"));
        if (figures.Count > mostFigures)
            page.Line(Format("book_most_figures", mostFigures, figures.Count));
        page.Table(Headings("book_figure"), figures.Take(mostFigures).Select(f => Row(f.Submission, f.Figure.Given)));

        var revised = taken.SelectMany(t => t.Revised, (t, f) => (t.Submission, Figure: f)).ToList();
        if (revised.Count > 0)
        {
            var changes = new WrittenPage(package, Get("book_revisions"));
            if (revised.Count > mostFigures)
                changes.Line(Format("book_most_figures", mostFigures, revised.Count));
            changes.Table(Headings("book_revision"), revised.Take(mostFigures).Select(r => Change(r.Submission, r.Figure)));
        }

        var explained = taken.SelectMany(t => t.Findings.Where(f => f.Explanation is not null), (t, f) => (t.Submission, Finding: f)).ToList();
        if (explained.Count > 0)
        {
            new WrittenPage(package, Get("book_explanations")).Table(
                Headings("book_explanation"),
                explained.Select(e => new object?[]
                {
                    e.Submission.FileName, e.Finding.Sheet, e.Finding.Cell, FindingTexts.Message(e.Finding, _culture), e.Finding.Explanation,
                }));
        }

        return package.GetAsByteArray();
    }

    private object?[] Row(Submission submission, Vintage vintage)
    {
        var (o, key) = (vintage.Observation, vintage.Observation.Key);
        return
        [
            submission.FileName, o.Origin.Sheet, o.Origin.Cell, .. NamesOf(key), PeriodName.Of(o.Period, _culture),
            CodeName.Of(key.Accumulation, _culture), CodeName.Of(key.Measure, _culture), o.Value, o.Unit,
            CodeName.Of(o.Status, _culture),
        ];
    }

    // Of another department's figure it says that there was one.
    private object?[] Change(Submission submission, GivenFigure figure)
    {
        var (now, before, key) = (figure.Given.Observation, figure.Before!, figure.Given.Observation.Key);
        var isOwn = before.Submission.Department == submission.Department;
        return
        [
            .. NamesOf(key), PeriodName.Of(now.Period, _culture), CodeName.Of(key.Accumulation, _culture), CodeName.Of(key.Measure, _culture),
            isOwn ? before.Observation.Value : Get("book_other_department"),
            now.Value,
            isOwn && before.Observation.Unit == now.Unit ? now.Value - before.Observation.Value : null,
            now.Unit,
            isOwn ? $"{before.Submission.FileName} {before.Observation.Origin.Sheet}!{before.Observation.Origin.Cell}" : "",
            $"{submission.FileName} {now.Origin.Sheet}!{now.Origin.Cell}",
        ];
    }

    private string[] NamesOf(SeriesKey key) =>
    [
        _catalog.IndicatorsByCode.GetValueOrDefault(key.Indicator)?.Name ?? key.Indicator,
        _catalog.AreasByCode.GetValueOrDefault(key.Area)?.Name ?? key.Area,
        key.Item is { } item ? _catalog.ItemsByCode.GetValueOrDefault(item)?.Name ?? item : "",
    ];

    private string[] Headings(string key) => Get(key).Split('|');

    private string Get(string key) => Receipt.Get(key, _culture);

    private string Format(string key, params object[] arguments) => string.Format(_culture, Get(key), arguments);
}

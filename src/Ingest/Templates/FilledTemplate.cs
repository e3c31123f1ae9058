using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Templates;

/// <summary>
/// A template that came back. It is read like every workbook; its mark adds that the figures of earlier periods stand there for comparison, and which cells were
/// left blank.
/// </summary>
internal static class FilledTemplate
{
    /// <summary>The reading with what the mark adds; itself where the workbook was made from no template, or is used for a later period.</summary>
    public static Reading Complete(Reading reading, Workbook workbook, IndicatorCatalog catalog, WorkbookResolver resolver, ReadingBudget budget)
    {
        if (TemplateSheet.MarkOf(workbook) is not { } mark
            || catalog.Reports.FirstOrDefault(r => r.Code == mark.Report) is not { } report
            || reading.Observations.Any(o => IsOf(report, o) && o.Period.Start > mark.Period.End))
        {
            return reading;
        }

        var given = reading.Figures.Select(f => (f.Observation.Key, f.Observation.Period)).ToHashSet();
        var blank = resolver.Read(Filled(workbook, resolver, budget), budget).Figures
            .Select(f => f.Observation)
            .Where(o => IsOf(report, o) && o.Basis == Basis.Own && o.Period.LastOf(report.Frequency) == mark.Period && !given.Contains((o.Key, o.Period)))
            .Select(o => new UnfilledCell(o.Key, o.Period, o.Origin));
        return reading with
        {
            Observations = [.. reading.Observations.Select(o => ForComparison(o, mark.Period))],
            Figures = [.. reading.Figures.Select(f => f with { Observation = ForComparison(f.Observation, mark.Period) })],
            Unfilled = [.. blank],
        };
    }

    private static bool IsOf(ReportDefinition report, Observation figure) => report.Required.Contains(figure.Key.Indicator) && report.Areas.Contains(figure.Key.Area);

    // The earlier figures were put there for the sender to see: they are no new word of the department on those periods.
    private static Observation ForComparison(Observation figure, TimePeriod asked) =>
        figure.Period.End < asked.Start ? figure with { Basis = Basis.Comparable } : figure;

    // What a cell would be, were a figure in it, the recognition itself says best.
    private static Workbook Filled(Workbook workbook, WorkbookResolver resolver, ReadingBudget budget)
    {
        var tables = resolver.ReadSheets(workbook, budget).SelectMany(s => s.Tables).Select(t => t.Table).ToLookup(t => t.Sheet.Name, StringComparer.Ordinal);
        return workbook with { Sheets = [.. workbook.Sheets.Select(s => With(s, [.. tables[s.Name].SelectMany(BlanksOf)]))] };
    }

    private static Sheet With(Sheet sheet, IReadOnlyCollection<CellAddress> blanks) => blanks.Count == 0
        ? sheet
        : new Sheet(sheet.Name, [.. sheet.Cells, .. blanks.Distinct().Where(a => sheet[a.Row, a.Column] is null).Select(a => new Cell(a, new CellValue.Number(0), "0"))], sheet.MergedRanges) { IsHidden = sheet.IsHidden, HiddenRows = sheet.HiddenRows, HiddenColumns = sheet.HiddenColumns };

    private static IEnumerable<CellAddress> BlanksOf(Table table)
    {
        if (table.Header is not { } header || table.StubColumns.IsEmpty)
            yield break;
        // Below them stand remarks.
        var last = table.Cells.Select(c => c.Cell).Concat(table.StubColumns.SelectMany(s => s.Labels)).Max(c => c.Address.Row);
        for (var row = header.Bottom + 1; row <= last; row++)
        {
            if (!table.StubColumns.Any(s => table.Sheet[row, s.Column] is { } label && !string.IsNullOrWhiteSpace(label.Text)))
                continue;
            foreach (var (column, _) in table.ColumnHeadings)
            {
                if (table.Sheet[row, column] is null)
                    yield return table.Sheet.PlaceOf(new CellAddress(row, column));
            }
        }
    }
}

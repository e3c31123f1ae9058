using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Reads a sheet: its tables one after the other, what each says, and what became of its numbers.</summary>
internal static class SheetReader
{
    // Of a sheet cut into many tables those of one column go together, whichever table they are of: nobody reads more.
    private const int MostFindings = 100;

    /// <param name="budget">What it may take; null for anything.</param>
    public static SheetReading Read(Sheet sheet, ContextNames names, LabelReader labels, ReadingBudget? budget)
    {
        var tables = TableFinder.Find(sheet);
        var readings = ReadTables(tables, names, labels, budget);
        var known = readings.Where(r => r.IsKnown).ToList();
        // A sheet that names an indicator and in which no table was found is one that was not understood.
        var isKnown = known.Count > 0 || (tables.IsEmpty && sheet.Cells.Any(c => c.Content.Kind == CellKind.Text && labels.Read(c.Text) is { IsUnderstood: true, Indicator: not null }));
        var passedOver = readings.Where(r => !r.IsKnown).ToDictionary(r => r, r => PassedOver.Judge(r, known, labels));
        var account = NumberAccount.Of(
            sheet,
            tables,
            readings,
            r => passedOver.TryGetValue(r, out var judged) ? judged.Code == FindingCodes.TablePassedOver ? NumberFate.Ignored : NumberFate.Asked : null,
            isKnown ? NumberFate.Unaccounted : NumberFate.Ignored);

        var lost = new TableFindings(sheet);
        if (isKnown)
        {
            foreach (var number in account.Unaccounted)
                lost.Tell(FindingCodes.UnaccountedNumber, number, [number.Text.Trim()]);
        }

        var findings = known.SelectMany(r => r.Findings).Concat(passedOver.Values).Concat(PassedOver.Judge(sheet, tables, account)).Concat(lost.Grouped()).OrderBy(Place).ToImmutableArray();
        return new SheetReading(sheet, readings, account, findings.Length > MostFindings ? [.. FindingGroups.Of(findings)] : findings);
    }

    private static CellAddress Place(Finding finding) => CellRange.TryParse(finding.Cell, out var range) ? range.First : default;

    private static ImmutableArray<TableReading> ReadTables(ImmutableArray<Table> tables, ContextNames names, LabelReader labels, ReadingBudget? budget)
    {
        var readings = ImmutableArray.CreateBuilder<TableReading>(tables.Length);
        var inherited = ImmutableArray<Cell>.Empty;
        var headings = ImmutableArray<Cell>.Empty;
        foreach (var table in tables)
        {
            budget?.Check();
            if (table.Cells.Length > 0)
                readings.Add(TableReader.Read(table, ContextReader.Read(table, inherited, headings, names, labels), labels));
            if (inherited.IsEmpty && TableContext.CaptionOf(table) is { } caption)
                headings = [.. table.Title.TakeWhile(c => c != caption)];
            inherited = [.. inherited, .. table.Title.Where(c => !inherited.Contains(c))];
        }

        return readings.ToImmutable();
    }
}

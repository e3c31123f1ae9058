using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Reads a workbook with a catalog: its tables, what their labels mean, and what is wrong with them.</summary>
internal sealed class WorkbookResolver(IndicatorCatalog catalog)
{
    private readonly Vocabulary _vocabulary = new(catalog);
    private readonly MissingWords _missing = new(catalog.Missing);

    /// <summary>Everything the workbook says, table by table.</summary>
    public IReadOnlyList<SheetReading> ReadSheets(Workbook workbook)
    {
        var labels = new LabelReader(_vocabulary);
        return [.. workbook.Sheets.Where(s => s.IsHidden != true).Select(s => ReadSheet(_missing.MarkedIn(s), workbook.FileName, labels))];
    }

    /// <summary>The workbook's figures, texts and problems, in reading order.</summary>
    public Reading Read(Workbook workbook)
    {
        var sheets = ReadSheets(workbook);
        var tables = sheets.SelectMany(s => s.Tables).ToList();
        var known = tables.Where(t => t.IsKnown).ToList();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var hidden in workbook.Sheets.Where(s => s.IsHidden == true))
            findings.Add(new Finding(FindingCodes.HiddenSheet, Severity.Info, hidden.Name, null, null, []));
        findings.AddRange(NameDisagreements(workbook, known));
        findings.AddRange(sheets.SelectMany(HiddenParts));
        foreach (var sheet in sheets)
            findings.AddRange(InReadingOrder(sheet.Tables.SelectMany(t => t.Findings)));

        var cells = known.SelectMany(t => t.Cells).Where(c => c.Observation is not null).ToList();
        findings.AddRange(TwoValues(cells));
        if (known.Count == 0)
            findings.Add(new Finding(FindingCodes.NothingKnown, FindingCodes.NothingKnown.Severity, null, null, null, []));
        return new Reading(
            [.. cells.Select(c => c.Observation!)],
            [.. OneForEach(cells)],
            [.. known.SelectMany(t => t.Texts)],
            Suggestions.For(findings.ToImmutable(), _vocabulary));
    }

    private static SheetReading ReadSheet(Sheet sheet, string fileName, LabelReader labels)
    {
        var readings = ImmutableArray.CreateBuilder<TableReading>();
        var inherited = ImmutableArray<Cell>.Empty;
        var headings = ImmutableArray<Cell>.Empty;
        foreach (var table in TableFinder.Find(sheet))
        {
            if (table.Cells.Length > 0)
                readings.Add(TableReader.Read(table, TableContext.Of(table, inherited, headings, fileName, labels), labels));
            if (inherited.IsEmpty && TableContext.CaptionOf(table) is { } caption)
                headings = [.. table.Title.TakeWhile(c => c != caption)];
            inherited = [.. inherited, .. table.Title.Where(c => !inherited.Contains(c))];
        }

        return new SheetReading(sheet, readings.ToImmutable());
    }

    private IEnumerable<Finding> NameDisagreements(Workbook workbook, List<TableReading> tables)
    {
        var labels = new LabelReader(_vocabulary);
        var fileName = labels.Read(Path.GetFileNameWithoutExtension(workbook.FileName)).Period;
        var told = false;
        foreach (var sheet in tables.GroupBy(t => t.Table.Sheet))
        {
            var stated = sheet.FirstOrDefault(t => t.Context.InLines is { Year: not null, LastYear: null });
            if (stated is null)
                continue;
            var lines = stated.Context.InLines;
            if (Disagrees(labels.Read(sheet.Key.Name).Period, lines))
            {
                yield return new Finding(
                    FindingCodes.SheetNameDisagrees, Severity.Info, sheet.Key.Name, stated.Context.ReportLabel?.Address.ToString(), stated.Context.ReportLabel?.Text.Trim(), [sheet.Key.Name, Show(lines)]);
            }

            if (!told && Disagrees(fileName, lines))
            {
                told = true;
                yield return new Finding(
                    FindingCodes.NameDisagrees, Severity.Info, sheet.Key.Name, stated.Context.ReportLabel?.Address.ToString(), stated.Context.ReportLabel?.Text.Trim(), [Show(fileName), Show(lines)]);
            }
        }
    }

    private static bool Disagrees(PeriodPhrase name, PeriodPhrase lines) =>
        (name is { Year: { } year, LastYear: null } && year != lines.Year)
        || (name.Part is { IsRelative: false, IsValid: true } a && lines.Part is { IsRelative: false } b && a.ToMonth != b.ToMonth);

    private static string Show(PeriodPhrase phrase)
    {
        var part = phrase.Part is { IsRelative: false, Form: not PeriodForm.Year } p
            ? p.FromMonth == p.ToMonth ? string.Create(CultureInfo.InvariantCulture, $"{p.ToMonth}月") : string.Create(CultureInfo.InvariantCulture, $"{p.FromMonth}-{p.ToMonth}月")
            : "";
        return phrase.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $"{year}年{part}") : part;
    }

    private static IEnumerable<Finding> HiddenParts(SheetReading sheet)
    {
        var figures = sheet.Tables.SelectMany(t => t.Cells).Select(c => c.Cell.Cell.Address).ToList();
        var rows = figures.Select(a => a.Row).Distinct().Order().Where(r => sheet.Sheet.HiddenRows?.Contains(r) == true).Select(r => (r + 1).ToString(CultureInfo.InvariantCulture));
        var columns = figures.Select(a => a.Column).Distinct().Order().Where(c => sheet.Sheet.HiddenColumns?.Contains(c) == true).Select(CellAddress.ColumnName);
        var hidden = string.Join('、', columns.Concat(rows));
        if (hidden.Length > 0)
            yield return new Finding(FindingCodes.HiddenRowsOrColumns, Severity.Info, sheet.Sheet.Name, null, null, [hidden]);
    }

    // The later cell in reading order is named, its message the other. A figure and the same rounded to fewer digits agree.
    private IEnumerable<Finding> TwoValues(List<CellReading> cells)
    {
        foreach (var same in cells.Where(c => c.Observation!.Value is not null).GroupBy(c => (c.Observation!.Key, c.Observation.Period, c.Observation.Basis)))
        {
            var first = same.First();
            foreach (var other in same.Skip(1))
            {
                var (a, b) = (first.Observation!, other.Observation!);
                var rounding = first.Tolerance == other.Tolerance ? 0 : Math.Max(first.Tolerance, other.Tolerance);
                if (Math.Abs(a.Value!.Value - b.Value!.Value) <= rounding)
                    continue;
                yield return new Finding(
                    FindingCodes.TwoValues,
                    FindingCodes.TwoValues.Severity,
                    b.Origin.Sheet,
                    b.Origin.Cell,
                    other.Cell.Cell.Text.Trim(),
                    [
                        $"{_vocabulary.Catalog.IndicatorsByCode[b.Key.Indicator].Name} {b.Period}",
                        a.Origin.Sheet == b.Origin.Sheet ? a.Origin.Cell : $"{a.Origin.Sheet}!{a.Origin.Cell}",
                        a.Value.Value.ToString(CultureInfo.InvariantCulture),
                        b.Value.Value.ToString(CultureInfo.InvariantCulture),
                    ]);
            }
        }
    }

    // A figure repeated in a summary is often rounded there: the one with the most digits says the same and more.
    private static IEnumerable<Observation> OneForEach(List<CellReading> cells) =>
        cells.GroupBy(c => (c.Observation!.Key, c.Observation.Period, c.Observation.Basis))
            .Select(same => same.OrderBy(c => c.Observation!.Value is null).ThenBy(c => c.Tolerance).First().Observation!);

    private static IEnumerable<Finding> InReadingOrder(IEnumerable<Finding> findings) =>
        findings.OrderBy(f => CellRange.TryParse(f.Cell, out var range) ? range.First : default);
}

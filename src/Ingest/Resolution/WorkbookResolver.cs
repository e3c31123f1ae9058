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
    private readonly LabelMemory _memory = new();

    /// <summary>Everything the workbook says, table by table.</summary>
    /// <param name="budget">What it may take; null for anything.</param>
    /// <exception cref="OverBudgetException">It takes more.</exception>
    public IReadOnlyList<SheetReading> ReadSheets(Workbook workbook, ReadingBudget? budget = null)
    {
        var labels = new LabelReader(_vocabulary, budget, _memory);
        return [.. workbook.Sheets.Where(s => s.IsHidden != true && !IsOurs(s)).Select(s => ReadSheet(ShownSheet.Of(s), ContextNames.Of(workbook, s, labels), labels, budget))];
    }

    private SheetReading ReadSheet(Sheet sheet, ContextNames names, LabelReader labels, ReadingBudget? budget) =>
        SheetReader.Read(TypedUnits.MarkedIn(Triangles.MarkedIn(_missing.MarkedIn(sheet)), _vocabulary), names, labels, budget);

    /// <summary>The workbook's figures, texts and problems, in reading order.</summary>
    /// <param name="budget">What it may take; null for anything.</param>
    /// <exception cref="OverBudgetException">It takes more.</exception>
    public Reading Read(Workbook workbook, ReadingBudget? budget = null)
    {
        var sheets = ReadSheets(workbook, budget);
        var tables = sheets.SelectMany(s => s.Tables).ToList();
        var known = tables.Where(t => t.IsKnown).ToList();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var recorded = known.SelectMany(t => t.Cells).Select(c => c.Figure).OfType<Figure>().ToList();
        findings.AddRange(NameDisagreements(workbook, known));
        findings.AddRange(Hidden(workbook, sheets, recorded, budget));
        findings.AddRange(sheets.SelectMany(s => s.Findings));
        var (figures, contradictions) = OneForEach(recorded);
        foreach (var sheet in contradictions.GroupBy(f => f.Sheet))
            findings.AddRange(FindingGroups.Of(sheet));
        if (known.Count == 0)
            findings.Add(new Finding(FindingCodes.NothingKnown, FindingCodes.NothingKnown.Severity, null, null, null, []));
        return new Reading(
            [.. recorded.Select(f => f.Observation)],
            figures,
            [.. known.SelectMany(t => t.Texts)],
            Suggestions.For(findings.ToImmutable(), _vocabulary))
        {
            TextRows = [.. known.SelectMany(t => t.TextRows)],
        };
    }

    // What the program itself put into the workbook is never data.
    private static bool IsOurs(Sheet sheet) => ReviewSheet.Is(sheet) || TemplateSheet.Is(sheet);

    private IEnumerable<Finding> NameDisagreements(Workbook workbook, List<TableReading> tables)
    {
        var labels = new LabelReader(_vocabulary, null, _memory);
        var fileName = labels.Read(ContextNames.WithoutDay(Path.GetFileNameWithoutExtension(workbook.FileName))).Period;
        var told = false;
        foreach (var sheet in tables.GroupBy(t => t.Table.Sheet))
        {
            var name = ContextNames.OfSheet(sheet.Key, labels);
            // A sheet 去年 is of the year before, whether its own lines or the file's name say which year is reported.
            var isOfYearBefore = name is { IsUnderstood: true, Indicator: null, Period: { Year: null, YearOffset: < 0 } };
            var stated = sheet.FirstOrDefault(t => t.Context.InLines is { Year: not null, LastYear: null }) ?? sheet.FirstOrDefault(t => isOfYearBefore && t.Context.Report.Year is not null);
            if (stated is null)
                continue;
            var lines = stated.Context.InLines is { Year: not null } said ? said : stated.Context.Report;
            if (isOfYearBefore || Disagrees(name.Period, lines))
            {
                yield return new Finding(
                    FindingCodes.SheetNameDisagrees, FindingCodes.SheetNameDisagrees.Severity, sheet.Key.Name, stated.Context.ReportLabel?.Place.ToString(), stated.Context.ReportLabel?.Text.Trim(), [sheet.Key.Name, Show(lines)]);
            }

            if (!told && Disagrees(fileName, lines))
            {
                told = true;
                yield return new Finding(
                    FindingCodes.NameDisagrees, Severity.Info, sheet.Key.Name, stated.Context.ReportLabel?.Place.ToString(), stated.Context.ReportLabel?.Text.Trim(), [Show(fileName), Show(lines)]);
            }
        }
    }

    private static bool Disagrees(PeriodPhrase name, PeriodPhrase lines) =>
        (name is { Year: { } year, LastYear: null } && year != lines.Year)
        || (name.Part is { IsRelative: false, IsValid: true } a && lines.Part is { IsRelative: false } b && a.ToMonth != b.ToMonth);

    private static string Show(PeriodPhrase phrase)
    {
        var months = phrase.Part is { IsRelative: false, Form: not PeriodForm.Year } p
            ? p.FromMonth == p.ToMonth ? p.ToMonth.ToString("00", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{p.FromMonth:00}..{p.ToMonth:00}")
            : null;
        return string.Join('-', new[] { phrase.Year?.ToString(CultureInfo.InvariantCulture), months }.OfType<string>());
    }

    /// <param name="sheets">What was read of the sheets that are shown, in their order.</param>
    private IEnumerable<Finding> Hidden(Workbook workbook, IReadOnlyList<SheetReading> sheets, List<Figure> recorded, ReadingBudget? budget)
    {
        var labels = new LabelReader(_vocabulary, budget, _memory);
        // Most workbooks hide nothing.
        var hidden = new Lazy<HiddenFigures>(() => new HiddenFigures(recorded));
        var shown = new Queue<Sheet>(sheets.Select(s => s.Sheet));
        foreach (var sheet in workbook.Sheets.Where(s => !IsOurs(s)))
        {
            // A working sheet without a period of its own is not of the one that the file's name says.
            if (sheet.IsHidden == true)
                yield return hidden.Value.OfSheet(ReadSheet(sheet, ContextNames.Of(workbook, sheet, labels) with { File = labels.Read("") }, labels, budget));
            else if (shown.Dequeue() is { Places: not null } parts)
            {
                foreach (var finding in hidden.Value.OfParts(parts, ReadSheet(sheet, ContextNames.Of(workbook, sheet, labels), labels, budget)))
                    yield return finding;
            }
        }
    }

    // A figure repeated in a summary is often rounded there: the one with the most digits says the same and more. Of two that differ the later
    // cell in reading order is named, its message the first.
    private (ImmutableArray<Figure> Figures, List<Finding> Contradictions) OneForEach(List<Figure> all)
    {
        var order = new List<(SeriesKey, TimePeriod, Basis)>();
        var figures = new Dictionary<(SeriesKey Key, TimePeriod Period, Basis Basis), (Figure? First, Figure Best)>();
        var contradictions = new List<Finding>();
        foreach (var figure in all)
        {
            var observation = figure.Observation;
            var key = (observation.Key, observation.Period, observation.Basis);
            var isNew = !figures.TryGetValue(key, out var told);
            if (isNew)
                order.Add(key);
            if (observation.Value is not null && told.First is { } first && Contradict(first, figure))
                contradictions.Add(TwoValues(first, figure));
            var isBetter = isNew || (told.Best.Observation.Value is null && observation.Value is not null)
                || (observation.Value is not null && figure.Tolerance < told.Best.Tolerance);
            figures[key] = (told.First ?? (observation.Value is null ? null : figure), isBetter ? figure : told.Best);
        }

        return ([.. order.Select(key => figures[key].Best)], contradictions);
    }

    private static bool Contradict(Figure first, Figure other)
    {
        var rounding = first.Tolerance == other.Tolerance ? 0 : Math.Max(first.Tolerance, other.Tolerance);
        return Math.Abs(first.Observation.Value!.Value - other.Observation.Value!.Value) > rounding;
    }

    private Finding TwoValues(Figure first, Figure other)
    {
        var (a, b) = (first.Observation, other.Observation);
        return new Finding(
            FindingCodes.TwoValues,
            FindingCodes.TwoValues.Severity,
            b.Origin.Sheet,
            b.Origin.Cell,
            other.Shown,
            [
                FindingArgument.Named(b.Key.ToString(), _vocabulary.Catalog.IndicatorsByCode[b.Key.Indicator].Name, b.Period),
                a.Origin.Sheet == b.Origin.Sheet ? a.Origin.Cell : $"{a.Origin.Sheet}!{a.Origin.Cell}",
                a.Value!.Value.ToString(CultureInfo.InvariantCulture),
                b.Value!.Value.ToString(CultureInfo.InvariantCulture),
            ]);
    }
}

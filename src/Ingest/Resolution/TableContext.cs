using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What stands around a table and holds for all its figures: the period, the unit, perhaps the indicator and the area.</summary>
internal sealed partial class TableContext
{
    private TableContext(ImmutableArray<Cell> lines) => Lines = lines;

    /// <summary>The lines that speak for the table: its title, and the sheet's lines above that it inherits; in reading order.</summary>
    public ImmutableArray<Cell> Lines { get; }

    /// <summary>What the title says; a title names one indicator or none.</summary>
    public AxisMeaning Title { get; private init; } = AxisMeaning.Nothing;

    /// <summary>The period that the report is about, from the nearest place that says it: title, sheet name, file name.</summary>
    public PeriodPhrase Report { get; private init; } = PeriodPhrase.Unsaid;

    /// <summary>The line that says it; null where a name does.</summary>
    public Cell? ReportLabel { get; private init; }

    /// <summary>What the table's own lines say of the period.</summary>
    public PeriodPhrase InLines { get; private init; } = PeriodPhrase.Unsaid;

    /// <summary>Whether the table's own lines say it, not those of an earlier one.</summary>
    public bool SaysReportItself => InLines.IsDated;

    /// <summary>What stands behind 单位： in a line, reads like a unit and is none that the catalog knows.</summary>
    public Said<string>? UnknownUnit { get; private init; }

    /// <summary>The day on which the sheet was filled in; null when it does not say.</summary>
    public DateOnly? FilledIn { get; private init; }

    /// <summary>Provisional where title or notes say so (快报, 初步).</summary>
    public ObsStatus Status { get; private init; }

    /// <summary>Reads the lines of a table.</summary>
    /// <param name="inherited">Lines that stand above earlier tables of the sheet.</param>
    /// <param name="headings">Those of them that head the sheet, not one of its tables.</param>
    public static TableContext Of(Table table, ImmutableArray<Cell> inherited, ImmutableArray<Cell> headings, string fileName, LabelReader labels)
    {
        var own = table.Title;
        var title = AxisMeaning.Nothing;
        var period = PeriodPhrase.Unsaid;
        Cell? periodLabel = null;
        Said<string>? unknownUnit = null;
        DateOnly? filledIn = null;
        DateOnly? bareDate = null;
        foreach (var line in own.Reverse())
        {
            if (DateOf(line, labels) is { } date && (FillDate().IsMatch(line.Text) || IsBareDate(line, labels)))
            {
                if (FillDate().IsMatch(line.Text))
                    filledIn ??= date;
                else
                    bareDate ??= date;
                continue;
            }

            var said = labels.Read(line.Text);
            if (said.Period.IsDated && said.Period.YearOffset is null && said.InvalidPeriod is null)
            {
                periodLabel ??= line;
                period = period.Within(said.Period);
            }

            var units = UnitsOf(line, labels);
            if (units.IsEmpty && UnitLine().Match(line.Text.Trim()) is { Success: true } unitLine && LooksLikeUnit().IsMatch(unitLine.Groups["units"].Value.Trim()))
                unknownUnit ??= new(unitLine.Groups["units"].Value.Trim(), line);
            title = title with
            {
                Indicator = title.Indicator ?? (said.Indicator is { } indicator ? new(indicator, line) : null),
                Area = title.Area ?? (said.Area is { } area ? new(area, line) : null),
                Item = title.Item ?? ItemOf(said, line, labels),
                Kind = title.Kind ?? (said.Kind is { } kind ? new(kind, line) : null),
                Measure = title.Measure ?? (said.Measure is { } measure ? new(measure, line) : null),
                Units = title.Units ?? (units.Length > 0 ? new(units, line) : null),
                Problems = said.InvalidPeriod is { } invalid
                    ? title.Problems.Add(new LabelProblem(Metrics.Findings.FindingCodes.InvalidPeriod, line, [invalid]))
                    : title.Problems,
            };
        }

        // What an earlier table's lines say of time and unit holds on until something else is said. Their indicator does not, and their
        // area and a part of the year do where they head the sheet, or where the table has no title of its own.
        var inLines = period;
        var hasTitle = CaptionOf(table) is not null;
        foreach (var line in inherited.Reverse())
        {
            if (FillDate().IsMatch(line.Text) || IsBareDate(line, labels))
                continue;
            var said = labels.Read(line.Text);
            var holdsOn = !hasTitle || headings.Contains(line);
            if (said.Period.IsDated && said.Period.YearOffset is null && said.InvalidPeriod is null && (period.Year is null || (period.Part is null && holdsOn)))
            {
                periodLabel ??= line;
                period = period.Within(said.Period);
            }

            var units = UnitsOf(line, labels);
            title = title with
            {
                Area = title.Area ?? (holdsOn && said.Area is { } area ? new(area, line) : null),
                Units = title.Units ?? (units.Length > 0 ? new(units, line) : null),
            };
        }

        foreach (var note in table.Notes)
        {
            if (FillDate().IsMatch(note.Text))
                filledIn ??= DateOf(note, labels);
        }

        // A day alone in a line by the title is when it was filled in, unless nothing else says a period and a month ends with it.
        if (bareDate is { } day && !period.IsDated && day.Day == DateTime.DaysInMonth(day.Year, day.Month))
            inLines = period = new PeriodPhrase(day.Year, Part: new PeriodPart(PeriodForm.Day, day.Month, day.Month, day.Day));
        filledIn ??= bareDate;

        var sheetName = labels.Read(table.Sheet.Name);
        if (sheetName.Area is { } sheetArea && title.Area is null)
            title = title with { Area = new(sheetArea, null) };
        if (sheetName.Item is not null && title.Item is null)
            title = title with { Item = ItemOf(sheetName, null, labels) };
        if (sheetName.Indicator is { } sheetIndicator && title.Indicator is null)
            title = title with { Indicator = new(sheetIndicator, null) };

        var report = period;
        foreach (var name in new[] { sheetName.Period, labels.Read(System.IO.Path.GetFileNameWithoutExtension(fileName)).Period })
        {
            if (report.Year is null || report.Part is null)
                report = Complete(report, name);
        }

        return new TableContext([.. inherited, .. own])
        {
            Title = title,
            Report = report,
            ReportLabel = periodLabel,
            InLines = inLines,
            FilledIn = filledIn,
            UnknownUnit = unknownUnit,
            Status = own.Concat(table.Notes).Any(c => Provisional().IsMatch(c.Text)) ? ObsStatus.Provisional : ObsStatus.Normal,
        };
    }

    /// <summary>The line that is a table's own title, the last that is no remark about it; null when it has none.</summary>
    public static Cell? CaptionOf(Table table) => table.Title.LastOrDefault(c => !SheetRow.IsRemark(c.Text));

    // A name adds what the lines do not say; a stretch of another year than theirs adds nothing.
    private static PeriodPhrase Complete(PeriodPhrase report, PeriodPhrase name)
    {
        if (!name.IsDated || name.YearOffset is not null || name.Part is { IsValid: false })
            return report;
        if (report.Year is not null && name.Year is not null && report.Year != name.Year)
            return report;
        return report.Within(name);
    }

    // In a sentence the name of an item may be part of anything (新能源运行月报): it is one only with its kind beside it (新能源产业链).
    // A sheet may be named by the item alone.
    private static Said<ItemRef>? ItemOf(LabelMeaning said, Cell? line, LabelReader labels) =>
        said.Item is { } item && (said.Kind?.Code == item.Kind || (line is null && said.IsUnderstood)) && labels.Vocabulary.Catalog.Kinds.FirstOrDefault(k => k.Code == item.Kind) is { } kind
            ? new(new ItemRef(kind, item.Code, item.Name), line)
            : null;

    // A unit line says 单位 and nothing but units behind it (单位：神农架 is an organization), or is made of units alone, or ends with
    // units in brackets.
    private static ImmutableArray<Unit> UnitsOf(Cell line, LabelReader labels)
    {
        var text = line.Text.Trim();
        var match = UnitLine().Match(text);
        var list = match.Success ? match.Groups["units"].Value : BracketedEnd().Match(text) is { Success: true } end ? end.Groups["units"].Value : text;
        if (labels.Vocabulary.UnitOf(list) is { } whole)
            return [whole];
        var units = ImmutableArray.CreateBuilder<Unit>();
        foreach (var part in list.Split(['、', '，', ',', ';', '；', ' ', '\u3000', '及', '和'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A stroke parts two units, unless it is inside of one (微克/立方米).
            var parts = labels.Vocabulary.UnitOf(part) is { } one ? [one] : part.Split('/', StringSplitOptions.TrimEntries).Select(labels.Vocabulary.UnitOf).ToArray();
            if (parts.Any(u => u is null))
                return [];
            units.AddRange(parts.OfType<Unit>());
        }

        return units.ToImmutable();
    }

    private static DateOnly? DateOf(Cell line, LabelReader labels)
    {
        if (line.Value is CellValue.Date date)
            return DateOnly.FromDateTime(date.Value);
        var said = labels.Read(line.Text).Period;
        return said is { Year: { } year, Part: { Form: PeriodForm.Day, IsValid: true } part }
            ? new DateOnly(year, part.ToMonth, Math.Min(part.Day, DateTime.DaysInMonth(year, part.ToMonth)))
            : null;
    }

    private static bool IsBareDate(Cell line, LabelReader labels) =>
        line.Value is CellValue.Date || BareDate().IsMatch(LabelText.Normalize(line.Text));

    [GeneratedRegex("(填报|制表|报送|上报|填表|打印|更新|发布|编制|出表|报出)\\s*(日期|时间)|^\\s*(日期)\\s*[:：]", RegexOptions.ExplicitCapture)]
    private static partial Regex FillDate();

    [GeneratedRegex(@"\A\(?((19|20)\d\d年\d{1,2}月\d{1,2}日|(19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})\)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex BareDate();

    [GeneratedRegex("快报|初步|预计数")]
    private static partial Regex Provisional();

    [GeneratedRegex(@"(计量)?单位\s*[:：]\s*(?<units>[^()（）]+?)\s*[)）]?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex UnitLine();

    // 单位：云川县统计局 names the sender.
    [GeneratedRegex(@"\A([十百千万亿]+\p{L}{1,3}|\p{L}{0,3}[元吨亩人户个件辆套株头只羽斤克米顷时瓦升天次])\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LooksLikeUnit();

    [GeneratedRegex(@"[(（]\s*((计量)?单位\s*[:：])?\s*(?<units>[^()（）]+?)\s*[)）]\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex BracketedEnd();
}

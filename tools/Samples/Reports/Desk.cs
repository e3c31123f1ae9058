using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>Where a department makes its workbooks: the forms that tables have, filled from the county's figures.</summary>
internal sealed class Desk(CountyFigures figures, string department)
{
    /// <summary>What every workbook says below its table.</summary>
    public const string MadeUp = "注：本表地名和数据均为虚构，仅用于演示。";

    private readonly Department _department = figures.Catalog.Departments.Single(d => d.Code == department);

    public CountyFigures Figures => figures;

    public static TimePeriod Month(int year, int month) => TimePeriod.OfMonth(year, month);

    public static TimePeriod Quarter(int year, int quarter) => TimePeriod.OfQuarter(year, quarter);

    public static IEnumerable<TimePeriod> Months(int year, int first = 1) => Enumerable.Range(first, 13 - first).Select(m => Month(year, m));

    public WorkbookLayout Book(string fileName, params IReadOnlyList<SheetLayout> sheets) => new(_department.Folder, fileName, _department.Name, sheets);

    public SheetLayout Sheet(string name, bool provisional = false) => new(name, figures.Catalog) { IsProvisional = provisional };

    /// <summary>The rows of areas, by their names.</summary>
    public IEnumerable<Row> Areas(IEnumerable<string> areas) => areas.Select(a => new Row(AreaName(a), new Subject(Area: a)));

    /// <summary>The townships and then the county as their total.</summary>
    public IEnumerable<Row> TownshipsAndTotal(string total = "合计") => Areas(Spread.TownshipAreas).Append(Total(total));

    /// <summary>The county as the total of its townships.</summary>
    public static Row Total(string label) => new(label, new Subject(Area: "county")) { Look = Look.StubCentered };

    /// <summary>A row of an indicator.</summary>
    public Row Indicator(string label, string indicator, string? unit = null, int? decimals = null) =>
        new(label, new Subject(indicator))
        {
            Unit = unit ?? figures.Catalog.IndicatorsByCode[indicator].Unit.Name,
            Shown = new Shown(unit, decimals),
        };

    public string AreaName(string area) => figures.Catalog.AreasByCode[area].Name;

    public string ItemName(string item) => figures.Catalog.ItemsByCode[item].Name;

    public static Column<Row> Labels(string heading, double width = 14) => Labels([heading], width);

    public static Column<Row> Labels(IReadOnlyList<string> heading, double width = 14) => new(heading, width, r => new Printed.Label(r.Label, r.Look));

    public static Column<Row> Units(string heading = "计量单位") => new([heading], 9, r => new Printed.Label(r.Unit ?? "", Look.StubCentered));

    public static Column<Row> Text(string heading, double width = 18) =>
        new([heading], width, r => r.Texts.TryGetValue(heading, out var text) ? new Printed.Label(text, Look.Text) : new Printed.Blank());

    /// <summary>Serial numbers, from 1; a total has none.</summary>
    public static Column<Row> Serials()
    {
        var next = 0;
        return new(["序号"], 5, r => r.Look == Look.StubCentered ? new Printed.Blank() : new Printed.Serial(++next));
    }

    /// <summary>A column of figures.</summary>
    public Column<Row> Figure(IReadOnlyList<string> heading, What what, Subject? of = null, Shown? shown = null, double width = 11) =>
        new(heading, width, row => Print(row, what, of ?? new Subject(), shown));

    public Column<Row> Figure(string heading, What what, Subject? of = null, Shown? shown = null, double width = 11) =>
        Figure([heading], what, of, shown, width);

    /// <summary>A table under its title, with lines between and below; returns the row after a blank one.</summary>
    /// <param name="caption">The line between title and table, set to the right.</param>
    /// <param name="sender">The same, set to the left; null for none.</param>
    /// <param name="notes">Lines below the table.</param>
    public int Put(
        SheetLayout sheet,
        int top,
        int left,
        string title,
        string? caption,
        IReadOnlyList<Column<Row>> columns,
        IEnumerable<Row> rows,
        string? sender = null,
        params IReadOnlyList<string> notes)
    {
        var right = left + columns.Count - 1;
        var row = top;
        sheet.Line(row++, left, right, title, Look.Title);
        if (sender is not null)
            sheet.Line(row, left, left, sender, Look.CaptionLeft);
        if (caption is not null)
            sheet.Line(row, right, right, caption, Look.CaptionRight);
        if (sender is not null || caption is not null)
            row++;
        row = sheet.Table(row, left, columns, rows);
        foreach (var note in notes)
            sheet.Line(row++, left, right, note, Look.CaptionLeft);
        return row + 1;
    }

    /// <summary>The areas down, the months of a year across, in the way that the indicator accumulates.</summary>
    public Column<Row>[] MonthsAcross(string indicator, int year, string heading, What what, Shown? shown = null)
    {
        var definition = figures.Catalog.IndicatorsByCode[indicator];
        var joins = Profiles.All.Single(p => p.Indicator == indicator).JanuaryJoins;
        return
        [
            .. Months(year, joins ? 2 : 1).Select(m => Figure(
                [heading, MonthLabel(m, definition.Accumulation)], what, new Subject(indicator, Period: m), shown, 10)),
        ];
    }

    /// <summary>How a month is headed: 1-5月 for what accumulates, 5月 for what stands at its end.</summary>
    public static string MonthLabel(TimePeriod month, Accumulation accumulation) =>
        accumulation == Accumulation.YearToDate && month.Number > 1
            ? string.Create(CultureInfo.InvariantCulture, $"1-{month.Number}月")
            : string.Create(CultureInfo.InvariantCulture, $"{month.Number}月");

    /// <summary>
    /// A workbook with a sheet for each year: the townships down, the months across, levels and below them growth.
    /// </summary>
    public WorkbookLayout TownshipMonths(string fileName, string indicator, string title, string unit, string tail = "分月完成情况", bool growth = true)
    {
        var accumulation = figures.Catalog.IndicatorsByCode[indicator].Accumulation;
        var word = accumulation == Accumulation.Stock ? "期末" : "累计";
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = Sheet(Invariant($"{year}年"));
            var next = Put(
                sheet, 0, 0, Invariant($"{year}年各乡镇{title}{tail}"), "单位：" + unit,
                [Labels("乡镇"), .. MonthsAcross(indicator, year, $"{word}（{unit}）", What.Level, new Shown(unit))], TownshipsAndTotal());
            if (growth)
            {
                next = Put(
                    sheet, next, 0, Invariant($"{year}年各乡镇{title}增长情况"), "单位：%",
                    [Labels("乡镇"), .. MonthsAcross(indicator, year, word + "同比增长（%）", What.Yoy)], TownshipsAndTotal());
            }

            sheet.Line(next - 1, 0, 8, MadeUp, Look.CaptionLeft);
            sheets.Add(sheet);
        }

        return Book(fileName, [.. sheets]);
    }

    /// <summary>Indicators down, with their units; measures across.</summary>
    public WorkbookLayout Bulletin(string fileName, string title, TimePeriod period, IEnumerable<Row> rows, params IReadOnlyList<(string Heading, What What)> columns)
    {
        var sheet = Sheet("Sheet1");
        Put(
            sheet, 0, 0, title, null,
            [Labels("指标名称", 30), Units(), .. columns.Select(c => Figure(c.Heading, c.What, new Subject(Period: period), width: Math.Max(11, c.Heading.Length * 2)))],
            rows, "填报单位：" + _department.Name, MadeUp);
        return Book(fileName, sheet);
    }

    /// <summary>Townships down; a heading of two rows across, indicators above measures.</summary>
    public WorkbookLayout ByTownship(
        string fileName,
        string title,
        TimePeriod period,
        string caption,
        IReadOnlyList<(string Name, string Indicator, string? Unit)> indicators,
        params IReadOnlyList<(string Heading, What What)> columns)
    {
        var sheet = Sheet("汇总表");
        Put(
            sheet, 0, 0, title, caption,
            [
                Serials(),
                Labels("乡镇"),
                .. indicators.SelectMany(i => columns.Select(c => Figure(
                    [i.Name, c.Heading], c.What, new Subject(i.Indicator, Period: period), c.What is What.Level or What.Target ? new Shown(i.Unit) : null))),
            ],
            TownshipsAndTotal("合  计"), "填报单位：" + _department.Name, MadeUp);
        return Book(fileName, sheet);
    }

    /// <summary>A sheet for each year: months down, a heading of two rows across, indicators above measures.</summary>
    public WorkbookLayout MonthsDown(
        string fileName,
        string title,
        string? caption,
        IReadOnlyList<(string Name, string Indicator)> indicators,
        params IReadOnlyList<(string Heading, What What)> columns)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = Sheet(Invariant($"{year}年"));
            Put(
                sheet, 0, 0, Invariant($"{year}年{title}"), caption,
                [
                    Labels("月份", 10),
                    .. indicators.SelectMany(i => columns.Select(c => Figure([i.Name, c.Heading], c.What, new Subject(i.Indicator)))),
                ],
                Months(year).Select(m => new Row(Invariant($"{m.Number}月"), new Subject(Period: m))),
                notes: [MadeUp]);
            sheets.Add(sheet);
        }

        return Book(fileName, [.. sheets]);
    }

    private Printed Print(Row row, What what, Subject of, Shown? shown)
    {
        var indicator = of.Indicator ?? row.About.Indicator ?? throw new InvalidOperationException($"'{row.Label}' has a figure without an indicator.");
        var area = of.Area ?? row.About.Area ?? figures.Catalog.Areas[0].Code;
        var period = of.Period ?? row.About.Period ?? throw new InvalidOperationException($"'{row.Label}' has a figure without a period.");
        var item = of.Item ?? row.About.Item;
        var accumulation = of.Accumulation ?? row.About.Accumulation;
        var among = figures.Catalog.AreasByCode[area].Level == "township" ? Spread.TownshipAreas : Spread.Counties;
        var fact = what switch
        {
            What.Level => figures.Level(indicator, area, period, accumulation, item),
            What.YearBefore => figures.YearBefore(indicator, area, period, accumulation, item),
            What.Yoy => figures.Yoy(indicator, area, period, accumulation, item),
            What.YoyDiff => figures.YoyDiff(indicator, area, period, accumulation, item),
            What.YoyPoints => figures.YoyPoints(indicator, area, period, accumulation),
            What.Mom => figures.Mom(indicator, area, period, accumulation),
            What.Target => figures.Target(indicator, area, period, item),
            What.Completion => figures.Completion(indicator, area, period, item),
            What.Share => figures.Share(indicator, area, period),
            What.Rank => figures.Rank(indicator, area, period, among),
            _ => figures.YoyRank(indicator, area, period, among),
        };
        // A total has no place among those that it is made of: nothing stands there.
        return what is What.Rank or What.YoyRank && (fact.Value is null || row.Look == Look.StubCentered)
            ? new Printed.Blank()
            : new Printed.Figure(fact, shown ?? (what is What.Level or What.YearBefore or What.Target or What.YoyDiff ? row.Shown : Shown.AsIs));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

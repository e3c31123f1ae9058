using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Dashboards;

/// <summary>The catalog as the dashboards ask it: which figures there are, how they are found in InfluxDB, who reports them.</summary>
internal sealed class County(IndicatorCatalog catalog)
{
    private const string Home = "county";
    private const string City = "city";

    public IReadOnlyList<RefArea> Townships { get; } = [.. catalog.Areas.Where(a => a.Level == "township")];

    /// <summary>The counties of the city, ours first.</summary>
    public IReadOnlyList<RefArea> Counties { get; } = [.. catalog.Areas.Where(a => a.Level == "county")];

    public IReadOnlyList<RefArea> Parks { get; } = [.. catalog.Areas.Where(a => a.Level == "park")];

    /// <summary>The assessment groups in the order of the catalog.</summary>
    public IEnumerable<IGrouping<string, RefArea>> Groups => Townships.GroupBy(t => t.Group ?? "");

    /// <summary>What is scored of an assessment group, by whichever of its schemes.</summary>
    public IEnumerable<AssessedIndicator> AssessedIn(string group) =>
        catalog.Assessments.Where(s => s.Group == group).SelectMany(s => s.Indicators).DistinctBy(i => i.Code);

    public Indicator this[string code] => catalog.IndicatorsByCode[code];

    public IReadOnlyList<Item> Items(string kind) => [.. catalog.Items.Where(i => i.Kind == kind)];

    public Filter InTownships => Filter.OneOf("area", Townships.Select(t => t.Code));

    public Filter InCounties => Filter.OneOf("area", Counties.Select(t => t.Code));

    /// <summary>Ours and the average of the city.</summary>
    public static Filter InCountyAndCity => Filter.OneOf("area", [Home, City]);

    public Filter InParks => Filter.OneOf("area", Parks.Select(t => t.Code));

    public static Filter Ours { get; } = Filter.Both(Filter.County, Filter.NoItem);

    public Filter OfKind(string kind) => Filter.OneOf("item", Items(kind).Select(i => i.Code));

    /// <summary>The series of these indicators that are accumulated as the catalog says: beside 1-6月 there may be 6月 alone.</summary>
    public Filter Of(params IReadOnlyList<string> codes) => Filter.Either(
    [
        .. codes.Select(c => this[c]).GroupBy(i => i.Accumulation).Select(g => Filter.Both(
            Filter.OneOf("indicator", g.Select(i => i.Code)), Filter.Is("accumulation", Codelists.Accumulation[g.Key]))),
    ]);

    public string[] Domains(params IReadOnlyList<string> codes) => [.. codes.Select(c => this[c].Domain).Distinct()];

    public About About(string what, IReadOnlyList<string> codes, string? how = null)
    {
        var indicators = codes.Select(c => this[c]).ToList();
        var departments = indicators.Select(i => catalog.Departments.FirstOrDefault(d => d.Code == i.Department)?.Name).OfType<string>().Distinct();
        var accumulation = indicators.Select(i => i.Accumulation).Distinct().ToList();
        return new About(
            what,
            string.Join("、", indicators.Select(i => i.Unit.Name).Distinct()) + "（大数折算为亿元、万人次、亿千瓦时）",
            string.Join("、", departments) + "报送的工作簿",
            string.Join("；", new[] { how, accumulation is [Accumulation.YearToDate] ? "数值为当年1月起的累计数" : accumulation is [Accumulation.Stock] ? "数值为期末数" : null }.OfType<string>()) is { Length: > 0 } text ? text : null);
    }

    /// <summary>The latest figure of the county with its growth, and the last two years beside them.</summary>
    public IReadOnlyList<Panel> Headline(string code, int width = 6) => Headline(code, width, Columns.Level(this[code], Heading(this[code])), GrowthOf(this[code]));

    /// <summary>The latest figures of one indicator of the county, and the last two years beside them.</summary>
    /// <param name="columns">Changes among them are shown with their direction, after the others.</param>
    public IReadOnlyList<Panel> Headline(string code, int width, params IReadOnlyList<Column> columns) =>
        Headline(code, (width - Math.Max(1, width / 3), Math.Max(1, width / 3)), columns);

    /// <summary>The same with the widths of the figures and of the last two years.</summary>
    public IReadOnlyList<Panel> Headline(string code, (int Figures, int Years) widths, params IReadOnlyList<Column> columns)
    {
        var indicator = this[code];
        var figures = columns.Where(c => !IsChange(c)).ToList();
        var lead = columns[0];
        var link = Provenance.OfRow(code, Home, "");
        var about = About($"全县{indicator.Name}，最新一期。", [code]);
        return
        [
            Stat.Of(
                indicator.Name,
                about,
                widths.Figures,
                HeadlineHeight,
                figures.Count > 0 ? Latest(code, figures) : null,
                [.. columns.Where(IsChange).SelectMany(c => ByDirection(code, c))],
                link),
            Spark.Of(
                (about with { What = $"全县{indicator.Name}{(IsChange(lead) ? lead.Name : "")}，最近几期，一根柱一期。" }).ToText([]),
                widths.Years,
                HeadlineHeight,
                lead with { Light = IsChange(lead) ? lead.Light : Light.None, Look = Look.Plain },
                Query.LastRows(indicator.Domain, PeriodsOfTwoYears(indicator.Frequency), [Columns.Period, lead], Of(code), Ours, Filter.Known(lead.Field))),
        ];
    }

    /// <summary>How far the county is with the year's target: four figures in one panel would be broken up on a phone.</summary>
    public Panel Progress(string code, int width) => Stat.Of(
        $"{this[code].Name}：年度完成率和进度差",
        About($"全县{this[code].Name}完成年度目标的比例和与时间进度的差距，最新一期。", [code]),
        width,
        HeadlineHeight,
        Latest(code, [Columns.Completion with { Look = Look.Plain }, Columns.Pace]),
        [],
        Provenance.OfRow(code, Home, ""));

    /// <summary>The latest figures of the county in one row.</summary>
    public Query Latest(string code, IReadOnlyList<Column> columns) =>
        Query.Rows(this[code].Domain, [.. columns, Columns.Period, .. Columns.Codes("period")], Of(code), Ours, Filter.Latest);

    /// <summary>
    /// A change in three queries, of which one has a row: Grafana has no sign that follows the figure, so each direction is a column of its own.
    /// </summary>
    public IEnumerable<(Query Query, Column Column, string Arrow)> ByDirection(string code, Column change)
    {
        (string Name, string Arrow, Filter Filter)[] directions =
        [
            ("上升", "▲", Filter.Above(change.Field, 0)), ("下降", "▼", Filter.Below(change.Field, 0)), ("持平", "", Filter.Zero(change.Field)),
        ];
        return directions.Select(d =>
        {
            var column = change with { Name = d.Name, Look = Look.Plain };
            return (Query.Rows(this[code].Domain, [column, Columns.Period, .. Columns.Codes("period")], Of(code), Ours, Filter.Latest, d.Filter), column, d.Arrow);
        });
    }

    /// <summary>The latest figures of the county, a row for each indicator.</summary>
    /// <param name="rows">Where fewer than the indicators have what is shown.</param>
    public Panel Overview(string title, string what, int width, IReadOnlyList<string> codes, IReadOnlyList<Column> columns, string? sort = null, bool descending = false, int? rows = null, params Filter[] filters)
    {
        // The column of mixed figures shows as many digits as its finest indicator has; one light for all where all are judged alike.
        var decimals = codes.Max(c => this[c].Decimals ?? 0);
        var better = codes.Select(c => this[c].Better).Distinct().ToList();
        // By their growth where nothing else is said: downwards what is missing comes last.
        if (sort is null && columns.FirstOrDefault(IsChange) is { } change)
            (sort, descending) = (change.Name, true);
        var query = Query.Rows(
            Domains(codes),
            [
                Columns.Indicator, Columns.Period,
                .. columns.Select(c => c.Unit == Column.Separated ? c with { Decimals = decimals } : Judged(c, better is [var one] ? one : Better.Neutral)),
                // Of growth and ranks alone there is no unit to tell.
                .. columns.Any(c => c.Unit == Column.Separated) ? new[] { Columns.UnitName } : [],
                .. Columns.Codes("indicator", "period"),
            ],
            [
                Of(codes), Ours, Filter.Latest, .. filters,
                // A bar of nothing is a red mark at zero, and upwards what is missing would come first.
                .. columns.Where(c => c.Look == Look.Bar || (!descending && c.Name == sort)).Select(c => Filter.Known(c.Field)),
            ]);
        return Table.Of(title, About(what, codes), width, rows ?? codes.Count, query, Provenance.OfRow(area: Home, item: ""), sort, descending);
    }

    /// <summary>The townships side by side: a column group for each indicator.</summary>
    public Panel SideBySide(string title, string what, int width, string sort, bool descending, params (string Code, string Label, Column[] Columns)[] parts) =>
        AreasSideBySide(title, what, width, Townships, sort, descending, Columns.Township, parts);

    /// <summary>Parks side by side, or counties.</summary>
    public Panel AreasSideBySide(string title, string what, int width, IReadOnlyList<RefArea> areas, string sort, params (string Code, string Label, Column[] Columns)[] parts) =>
        AreasSideBySide(title, what, width, areas, sort, descending: true, Columns.Area, parts);

    private Panel AreasSideBySide(
        string title, string what, int width, IReadOnlyList<RefArea> areas, string sort, bool descending, Column name, (string Code, string Label, Column[] Columns)[] parts)
    {
        var columns = Labelled(parts);
        return Table.Joined(
            title,
            About(what, [.. parts.Select(p => p.Code)]),
            width,
            areas.Count,
            [
                .. parts.Zip(columns, (p, own) => Query.Rows(
                    this[p.Code].Domain,
                    [
                        name,
                        .. own,
                        new Column("area", "area") { Look = Look.Hidden },
                        new Column("period", "period_" + p.Code) { Look = Look.Hidden },
                    ],
                    Of(p.Code), Filter.OneOf("area", areas.Select(a => a.Code)), Filter.NoItem, Filter.Latest)),
            ],
            new Provenance(parts[0].Code, AreaOfRow, "", PeriodOf(parts[0].Code)),
            HeadingOf(sort, columns),
            descending,
            required: descending ? null : HeadingOf(sort, columns));
    }

    /// <summary>The items of a closed kind side by side: a column group for each indicator, then what was last written of them.</summary>
    /// <param name="texts">Attributes; rows without the first of them have none of the others.</param>
    public Panel ItemsSideBySide(
        string title,
        string what,
        int width,
        string kind,
        string sort,
        bool descending,
        IReadOnlyList<Column> texts,
        params (string Code, string Label, Column[] Columns)[] parts)
    {
        var name = Columns.Item(KindName(kind));
        var item = new Column("item", "item") { Look = Look.Hidden };
        var columns = Labelled(parts);
        var queries = parts.Zip(columns, (p, own) => Query.Rows(
            this[p.Code].Domain,
            [
                name,
                .. own,
                item,
                new Column("period", "period_" + p.Code) { Look = Look.Hidden },
            ],
            Of(p.Code), OfKind(kind), Filter.County, Filter.Latest));
        if (texts.Count > 0)
            queries = queries.Append(Query.LastTexts(this[parts[0].Code].Domain, [name, item], texts, OfKind(kind), Filter.County));
        return Table.Joined(
            title,
            About(what, [.. parts.Select(p => p.Code)]),
            width,
            Items(kind).Count,
            [.. queries],
            new Provenance(parts[0].Code, Home, ItemOfRow, PeriodOf(parts[0].Code)),
            HeadingOf(sort, columns),
            descending,
            required: descending ? null : HeadingOf(sort, columns));
    }

    // The figures of a part, called by its label, judged as its indicator is.
    private List<IReadOnlyList<Column>> Labelled((string Code, string Label, Column[] Columns)[] parts) =>
        [.. parts.Select(p => (IReadOnlyList<Column>)[.. p.Columns.Select(c => Judged(c, this[p.Code].Better) with { Name = p.Label + c.Name })])];

    private static string HeadingOf(string sort, IEnumerable<IReadOnlyList<Column>> columns) => columns.SelectMany(c => c).FirstOrDefault(c => c.Name == sort)?.Heading ?? sort;

    /// <summary>A bar for each township.</summary>
    public Panel TownshipBars(string title, string what, int width, int height, string code, Column column, decimal? high = null) =>
        Bars.Of(
            title,
            About(what, [code]),
            width,
            height,
            Query.Rows(this[code].Domain, [Columns.Township, column, .. Columns.Codes("area", "period")], Of(code), InTownships, Filter.NoItem, Filter.Latest),
            Provenance.OfRow(code, item: ""),
            high);

    /// <summary>A bar for each item of a closed kind.</summary>
    public Panel ItemBars(string title, string what, int width, int height, string code, string kind, Column column, decimal? high = null) =>
        Bars.Of(
            title,
            About(what, [code]),
            width,
            height,
            Query.Rows(
                this[code].Domain,
                [Columns.Item(KindName(kind)), column, .. Columns.Codes("item", "period")],
                Of(code), OfKind(kind), Filter.County, Filter.Latest),
            Provenance.OfRow(code, Home),
            high);

    /// <summary>Growth since last year, a line for each indicator.</summary>
    public Panel Growths(string title, string what, int width, int height, params string[] codes) => Trend.Of(
        title,
        About(what, codes),
        width,
        height,
        Provenance.OfLine(this[codes[0]].Frequency),
        Trend.Shape.Lines,
        Query.Lines(Domains(codes), Columns.Yoy, ["indicator_name", "indicator", "area"], Of(codes), Ours));

    /// <summary>Growth of one indicator, a line for each area.</summary>
    public Panel GrowthsOfAreas(string title, string what, int width, int height, string code, Filter areas) => Trend.Of(
        title,
        About(what, [code]),
        width,
        height,
        Provenance.OfLine(this[code].Frequency, code),
        Trend.Shape.Lines,
        Query.Lines([this[code].Domain], Columns.Yoy, ["area_name", "area"], Of(code), areas, Filter.NoItem));

    /// <summary>Levels of one indicator, a line for each area.</summary>
    public Panel LevelsOfAreas(string title, string what, int width, int height, string code, Filter areas) => Trend.Of(
        title,
        About(what, [code]),
        width,
        height,
        Provenance.OfLine(this[code].Frequency, code),
        ShapeOfSeveral(code),
        Query.Lines([this[code].Domain], Columns.Level(this[code], "数值"), ["area_name", "area"], Of(code), areas, Filter.NoItem));

    /// <summary>Levels of several indicators of one unit, a line for each.</summary>
    public Panel Levels(string title, string what, int width, int height, params string[] codes) => Levels(title, what, width, height, codes is [var one] ? ShapeOf(one) : ShapeOfSeveral(codes), codes);

    /// <summary>Levels of indicators that make a whole, one on the other.</summary>
    public Panel Stacked(string title, string what, int width, int height, params string[] codes) => Levels(title, what, width, height, Trend.Shape.Stack, codes);

    private Panel Levels(string title, string what, int width, int height, Trend.Shape shape, string[] codes) => Trend.Of(
        title,
        About(what, codes),
        width,
        height,
        Provenance.OfLine(this[codes[0]].Frequency),
        shape,
        Query.Lines(Domains(codes), Columns.Level(this[codes[0]], "数值"), ["indicator_name", "indicator", "area"], Of(codes), Ours));

    /// <summary>Level and growth of one indicator.</summary>
    public Panel History(string title, string what, int width, int height, string code) => Trend.Of(
        title,
        About(what, [code]),
        width,
        height,
        Provenance.OfLine(this[code].Frequency, code, Home),
        Trend.Shape.Columns,
        Query.History(this[code].Domain, [Columns.Level(this[code], Heading(this[code])), Columns.Yoy], Of(code), Ours));

    /// <summary>Each month or quarter of the chosen year beside the same of the year before.</summary>
    public Panel YearBesideYear(string title, int width, int height, string code)
    {
        var figure = Columns.Level(this[code], Heading(this[code]));
        return YearOnYear.Of(
            figure.UnitName is { } unit ? $"{title}（{unit}）" : title,
            About($"{this[code].Name}，上方所选年份各期和上年同期，一根柱一期。", [code]),
            width,
            height,
            [this[code].Domain],
            figure,
            Of(code),
            Ours);
    }

    /// <summary>What the growth of an indicator is called and how it is judged.</summary>
    public static Column GrowthOf(Indicator indicator) => Judged(indicator.Unit.Name == "%" ? Columns.YoyPoints : Columns.Yoy, indicator.Better);

    /// <summary>A cumulative amount begins anew each January; a rate and what stands at a period's end do not.</summary>
    public Trend.Shape ShapeOf(params string[] codes) =>
        codes.Any(c => this[c] is { Accumulation: Accumulation.YearToDate } i && !IsRate(i)) ? Trend.Shape.Columns : Trend.Shape.Lines;

    /// <summary>The same of several series. Grafana draws the columns of one month over each other, so that the small hides behind the large.</summary>
    public Trend.Shape ShapeOfSeveral(params string[] codes) => ShapeOf(codes) == Trend.Shape.Columns ? Trend.Shape.Points : Trend.Shape.Lines;

    private const int HeadlineHeight = 4;

    // So much in a hundred, in a cubic meter, a day on average: a year's figure is no sum of its months.
    private static bool IsRate(Indicator indicator) => indicator.Unit.Quantity is "ratio" or "concentration" or "index" or "score" or "days" or "workdays" or "energy_intensity";

    private static int PeriodsOfTwoYears(Freq freq) => freq switch { Freq.Monthly => 24, Freq.Quarterly => 8, _ => 5 };

    private static bool IsChange(Column column) => column.Field is "yoy" or "yoy_pp";

    private static Column Judged(Column column, Better better) => IsChange(column) ? column with { Light = Light.Growth(better), Look = better == Better.Neutral ? Look.Plain : column.Look } : column;

    private static string Heading(Indicator indicator) => indicator.Accumulation switch
    {
        Accumulation.YearToDate => "累计",
        Accumulation.Stock => "期末",
        _ => "本期",
    };

    private string KindName(string kind) => catalog.Kinds.First(k => k.Code == kind).Name;

    private const string AreaOfRow = "${__data.fields.area}";
    private const string ItemOfRow = "${__data.fields.item:percentencode}";

    private static string PeriodOf(string code) => $"${{__data.fields.period_{code}}}";
}

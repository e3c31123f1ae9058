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

    /// <summary>The latest figure of the county, with its growth.</summary>
    public Panel Headline(string code, int width = 4, params IReadOnlyList<Column> others)
    {
        var indicator = this[code];
        var columns = others.Count > 0 ? others : [Columns.Level(indicator, Heading(indicator)), Growth(indicator)];
        var query = Query.Rows(indicator.Domain, [.. columns, Columns.Period, .. Columns.Codes("period")], Of(code), Ours, Filter.Latest);
        return Stat.Of(indicator.Name, About($"全县{indicator.Name}，最新一期。", [code]), width, 4, query, Provenance.OfRow(code, Home, ""));
    }

    /// <summary>The latest figures of the county, a row for each indicator.</summary>
    public Panel Overview(string title, string what, int width, int height, IReadOnlyList<string> codes, IReadOnlyList<Column> columns, string? sort = null, params Filter[] filters)
    {
        // The column of mixed figures shows as many digits as its finest indicator has.
        var decimals = codes.Max(c => this[c].Decimals ?? 0);
        var query = Query.Rows(
            Domains(codes),
            [
                Columns.Indicator, Columns.Period, .. columns.Select(c => c.Unit == Columns.Separated ? c with { Decimals = decimals } : c), Columns.UnitName,
                .. Columns.Codes("indicator", "period"),
            ],
            [Of(codes), Ours, Filter.Latest, .. filters]);
        return Table.Of(title, About(what, codes), width, height, query, Provenance.OfRow(area: Home, item: ""), sort);
    }

    /// <summary>The townships side by side: a column group for each indicator.</summary>
    public Panel SideBySide(string title, string what, int width, int height, string sort, bool descending, params (string Code, string Label, Column[] Columns)[] parts) =>
        AreasSideBySide(title, what, width, height, InTownships, sort, descending, Columns.Township, parts);

    /// <summary>Parks side by side.</summary>
    public Panel AreasSideBySide(string title, string what, int width, int height, Filter areas, string sort, params (string Code, string Label, Column[] Columns)[] parts) =>
        AreasSideBySide(title, what, width, height, areas, sort, descending: true, Columns.Area, parts);

    private Panel AreasSideBySide(
        string title, string what, int width, int height, Filter areas, string sort, bool descending, Column name, (string Code, string Label, Column[] Columns)[] parts) =>
        Table.Joined(
            title,
            About(what, [.. parts.Select(p => p.Code)]),
            width,
            height,
            [
                .. parts.Select(p => Query.Rows(
                    this[p.Code].Domain,
                    [
                        name,
                        .. p.Columns.Select(c => c with { Heading = p.Label + c.Heading, Width = null, Link = new Provenance(p.Code, AreaOfRow, "", PeriodOf(p.Code)) }),
                        new Column("area", "area") { Look = Look.Hidden },
                        new Column("period", "period_" + p.Code) { Look = Look.Hidden },
                    ],
                    Of(p.Code), areas, Filter.NoItem, Filter.Latest)),
            ],
            link: null,
            sort,
            descending);

    /// <summary>The items of a closed kind side by side: a column group for each indicator, then what was last written of them.</summary>
    /// <param name="texts">Attributes; rows without the first of them have none of the others.</param>
    public Panel ItemsSideBySide(
        string title,
        string what,
        int width,
        int height,
        string kind,
        string sort,
        bool descending,
        IReadOnlyList<Column> texts,
        params (string Code, string Label, Column[] Columns)[] parts)
    {
        var name = Columns.Item(KindName(kind)) with { Width = 160 };
        var item = new Column("item", "item") { Look = Look.Hidden };
        var queries = parts.Select(p => Query.Rows(
            this[p.Code].Domain,
            [
                name,
                .. p.Columns.Select(c => c with { Heading = p.Label + c.Heading, Width = null, Link = new Provenance(p.Code, Home, ItemOfRow, PeriodOf(p.Code)) }),
                item,
                new Column("period", "period_" + p.Code) { Look = Look.Hidden },
            ],
            Of(p.Code), OfKind(kind), Filter.County, Filter.Latest));
        if (texts.Count > 0)
            queries = queries.Append(Query.LastTexts(this[parts[0].Code].Domain, [name, item], texts, OfKind(kind), Filter.County));
        return Table.Joined(title, About(what, [.. parts.Select(p => p.Code)]), width, height, [.. queries], link: null, sort, descending);
    }

    /// <summary>A bar for each township.</summary>
    public Panel TownshipBars(string title, string what, int width, int height, string code, Column column, bool descending = true, decimal? low = 0, decimal? high = null) =>
        Bars.Of(
            title,
            About(what, [code]),
            width,
            height,
            Query.Rows(this[code].Domain, [Columns.Township, column, .. Columns.Codes("area", "period")], Of(code), InTownships, Filter.NoItem, Filter.Latest),
            Provenance.OfRow(code, item: ""),
            descending,
            low,
            high);

    /// <summary>A bar for each item of a closed kind.</summary>
    public Panel ItemBars(string title, string what, int width, int height, string code, string kind, Column column, bool descending = true, decimal? high = null) =>
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
            descending,
            low: 0,
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
    public Panel LevelsOfAreas(string title, string what, int width, int height, string code, Filter areas, Trend.Shape shape = Trend.Shape.Lines) => Trend.Of(
        title,
        About(what, [code]),
        width,
        height,
        Provenance.OfLine(this[code].Frequency, code),
        shape,
        Query.Lines([this[code].Domain], Columns.Level(this[code], "数值"), ["area_name", "area"], Of(code), areas, Filter.NoItem));

    /// <summary>Levels of several indicators of one unit, a line for each.</summary>
    public Panel Levels(string title, string what, int width, int height, Trend.Shape shape, params string[] codes) => Trend.Of(
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

    /// <summary>What the growth of an indicator is called and how it is judged.</summary>
    public static Column Growth(Indicator indicator) => indicator.Unit.Name == "%"
        ? Columns.YoyPoints with { Light = LightOf(indicator) }
        : Columns.Yoy with { Light = LightOf(indicator) };

    private static Light LightOf(Indicator indicator) => indicator.Better switch
    {
        Better.Higher => Light.Growth,
        Better.Lower => Light.Decline,
        _ => Light.None,
    };

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

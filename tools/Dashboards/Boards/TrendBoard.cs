using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Any indicator, area, item and measure.</summary>
internal static class TrendBoard
{
    private static readonly string All = string.Join(", ", Indicator.Domains.Select(d => $"\"{d}\""));

    private static readonly Filter[] Chosen =
    [
        Filter.Chosen("indicator_name", "indicator"), Filter.ChosenOf("accumulation", "accumulation"), Filter.Chosen("area_name", "area"), Filter.Holding("item_name", "item"),
    ];

    public static Dashboard Build(County county) => new(
        "trend",
        "指标趋势",
        "任意指标、地区、对象的历史；上方选择。",
        new Row(
            "所选指标",
            Trend.Of(
                "${indicator}（${unit}）：${measure:text}",
                About("所选指标、地区、对象的历史，一种颜色一个地区或对象；每年从头累计的数年年回落，所以画成柱。标记为快报数或口径调整。"),
                24,
                12,
                new Provenance("${__field.labels.indicator}", "${__field.labels.area}", "${__field.labels.item:percentencode}", "${__value.time:date:YYYY-MM-DD}"),
                Trend.Shape.Columns,
                Line()),
            YearOnYear.Of(
                "${indicator}（${unit}）：${measure:text}，${area}，与上年同期相比",
                About("所选指标在上方所选年份的各期和上年同期，一根柱一期，一个地区一张图。填了对象全名的为该对象，不填的为不分对象的数；按年报送的没有可比的各期。"),
                24,
                10,
                Indicator.Domains,
                Measured("数值"),
                Filter.Chosen("indicator_name", "indicator"),
                Filter.ChosenOf("accumulation", "accumulation"),
                Filter.Chosen("area_name", "area"),
                Filter.Chosen("item_name", "item")) with { EachOf = "area" },
            Table.Of(
                "${indicator}：逐期数据",
                About("所选指标、地区、对象每一期的全部数据。"),
                24,
                16,
                Query.Rows(
                    Indicator.Domains,
                    [
                        Columns.Period,
                        Columns.Area with { Characters = 6 },
                        Columns.Value with { Decimals = 2 },
                        Columns.UnitName,
                        Columns.Item("对象"),
                        Columns.Yoy with { Look = Look.Plain },
                        Columns.TargetValue with { Decimals = 2 },
                        Columns.Completion with { Light = Light.None, Look = Look.Plain },
                        Columns.Pace,
                        new Column("rank", "位次") { Unit = "位" },
                        new Column("status", "数据状态")
                        {
                            Characters = 4,
                            Meanings = new Dictionary<string, (string, string)>
                            {
                                ["A"] = ("正式", "text"), ["P"] = ("快报", "orange"), ["E"] = ("估计", "orange"), ["B"] = ("口径调整", "purple"), ["M"] = ("缺", "text"),
                            },
                        },
                        .. Columns.Codes("indicator", "area", "item", "period"),
                    ],
                    [.. Chosen, Filter.InRange]).LatestFirst(),
                Provenance.OfRow(),
                sort: null)))
    {
        Topic = "查询",
        Variables =
        [
            Variable.List("indicator", "指标", $"SHOW TAG VALUES FROM {All} WITH KEY = \"indicator_name\"").With(county["gdp"].Name),
            Variable.List("area", "地区", $"SHOW TAG VALUES FROM {All} WITH KEY = \"area_name\" WHERE \"indicator_name\" = '$indicator'").WithSeveral(county.Counties[0].Name),
            Variable.Words("item", "对象（名称含，不填为全部）"),
            Variable.Years(YearOnYear.Year, Indicator.Domains, Filter.Chosen("indicator_name", "indicator")),
            Variable.Hidden("unit", $"SHOW TAG VALUES FROM {All} WITH KEY = \"unit\" WHERE \"indicator_name\" = '$indicator'"),
            Variable.Choice("accumulation", "累计方式", ("ytd|stock", "年初累计、期末"), ("period", "当月、当季、当年")),
            Variable.Choice(
                "measure",
                "看什么",
                ("level", "数值"), ("yoy", "同比（%）"), ("yoy_pp", "同比变动（百分点）"), ("mom", "环比（%）"), ("target", "目标"), ("completion", "完成率（%）"), ("pace", "进度差（百分点）"),
                ("gap", "与目标之差"), ("rank", "位次（位）"), ("share", "占比（%）")),
        ],
        Annotations =
        [
            new JsonObject
            {
                ["name"] = "快报数和口径调整",
                ["datasource"] = Sources.Influx(),
                ["enable"] = true,
                ["hide"] = false,
                ["iconColor"] = "orange",
                ["query"] = $"SELECT \"status\", \"indicator_name\", \"area_name\" FROM {All} WHERE \"indicator_name\" =~ /^${{indicator:regex}}$/ AND \"area_name\" =~ /^${{area:regex}}$/ AND (\"status\" = 'P' OR \"status\" = 'B') AND $timeFilter",
                ["titleColumn"] = "area_name",
                ["textColumn"] = "indicator_name",
                ["tagsColumn"] = "status",
                ["timeEndColumn"] = "",
                ["fromAnnotations"] = true,
                ["rawQuery"] = true,
            },
        ],
    };

    private static About About(string what) => new(what, "各指标自己的单位，见“单位”列", "各部门报送的工作簿", "选“进度差”“位次”等时，未报送的由系统按 derivations.yaml 计算");

    // The measure is a variable, so the column has no unit of its own until one is chosen: the panel's title tells it.
    private static Column Measured(string heading) => new("${measure}", heading) { Unit = Column.Separated, Decimals = 2 };

    private static Query Line() =>
        Query.Lines(Indicator.Domains, Measured("值"), ["area_name", "item_name", "indicator", "area", "item"], Chosen) with { Alias = "$tag_area_name $tag_item_name" };
}

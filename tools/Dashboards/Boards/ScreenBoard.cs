using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>
/// The screen of the meeting room: 1920 by 1080 pixels without Grafana's menus, dark, read from the other end of the table. It does not scroll,
/// and nothing on it is smaller than 20 pixels; panels have no titles and there is no table, since both are smaller.
/// </summary>
internal static class ScreenBoard
{
    private const string Score = "assessment_score";
    private const int NameSize = 20;
    private const int ValueSize = 28;
    private const int BarSize = 22;

    // As short as there is room for.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["gdp"] = "生产总值",
        ["industry_value_added"] = "工业增加值",
        ["fixed_investment"] = "固投",
        ["retail_sales"] = "社零总额",
        ["public_revenue"] = "财政收入",
        ["income_urban"] = "城镇收入",
        ["income_rural"] = "农村收入",
        ["arrived_funds"] = "到位资金",
        ["visitors"] = "游客",
        ["new_energy_generation"] = "绿电",
        ["market_entities"] = "经营主体",
        ["good_air_rate"] = "空气优良",
    };

    public static Dashboard Build(County county) => new(
        "screen",
        "县情大屏",
        "会议室大屏（1920×1080，暗色，不滚动）：主要指标、产业集群、落后项目、乡镇考核、逾期报表。",
        new Row("主要指标", [.. OverviewBoard.Key.Select(code => Headline(county, code))]),
        new Row(
            "进度",
            Heading.Of("产业集群产值（亿元，横条到头为10亿元）", 8) with
            {
                Below = Large(ClustersBoard.Goal(county, 8, 9)) with
                {
                    Below = Heading.Of("逾期未报的报表（天）", 8) with { Below = Overdue() },
                },
            },
            Heading.Of("落后于年度计划的项目（完成率）", 8) with { Below = BehindPlan(county) },
            Heading.Of("乡镇考核得分（括号内为类内位次）", 8) with { Below = Ranks(county) }))
    {
        Topic = "大屏",
        IsScreen = true,
        Variables =
        [
            Variable.Periods("projectPeriod", "项目报告期", "project", Filter.Texts, isHidden: true),
            Variable.Periods("scorePeriod", "考核期", "assessment", Score, isHidden: true),
        ],
    };

    private static Panel Headline(County county, string code)
    {
        var indicator = county[code];
        var change = County.GrowthOf(indicator);
        return Stat.OnScreen(
            Names[code],
            county.About($"全县{indicator.Name}，最新一期。", [code]),
            width: 4,
            height: 4,
            code == "industry_value_added" ? null : county.Latest(code, [Columns.Level(indicator)]),
            [.. county.ByDirection(code, change)],
            Provenance.OfRow(code, "county", ""),
            (NameSize, ValueSize));
    }

    private static Panel BehindPlan(County county) => Stat.Lines(
        county.About("本年投资完成率落后于时间进度的项目，落后最多的在最前。", ["project_investment"]),
        8,
        17,
        ProjectTables.Figures(county, "projectPeriod", [Columns.CompletionRate], Filter.Below("pace", 0)),
        Provenance.OfRow("project_investment", "county"),
        "${__cell_1}",
        (NameSize, ValueSize),
        lines: 11,
        descending: false);

    private static Panel Ranks(County county) => Stat.Lines(
        county.About("最近一次考核各乡镇的综合得分和类别内位次。", [Score]),
        8,
        17,
        Query.Rows(
            "assessment",
            [
                Columns.Township, Columns.Plain(county[Score], "得分") with { Light = AssessmentBoard.OfHundred }, Columns.RankInGroup with { Light = null },
                .. Columns.Codes("area", "period"),
            ],
            county.Of(Score), county.InTownships, Filter.Chosen("period_name", "scorePeriod")),
        Provenance.OfRow(Score, item: ""),
        "${__cell_1}（${__cell_3}）",
        (NameSize, ValueSize),
        lines: county.Townships.Count,
        descending: true);

    private static Panel Overdue() => Stat.Lines(
        new About("过了报送期限还没有收到的报表，逾期最久的在最前。", "天", "系统按 reports.yaml 的报送期限和收到的工作簿"),
        8,
        6,
        ReportingBoard.OverdueDays,
        link: null,
        "${__cell_1}",
        (NameSize, ValueSize),
        lines: 4,
        descending: true);

    private static Panel Large(Panel panel)
    {
        var options = (JsonObject)panel.Options.DeepClone();
        options["text"] = new JsonObject { ["titleSize"] = NameSize, ["valueSize"] = BarSize };
        return panel with { Title = "", Options = options };
    }
}

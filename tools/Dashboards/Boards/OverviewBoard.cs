using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>The home: how the county stands, what is behind, where to look further.</summary>
internal static class OverviewBoard
{
    /// <summary>What stands first on the home and on the screen of the meeting room.</summary>
    public static IReadOnlyList<string> Key { get; } =
    [
        "gdp", "industry_value_added", "fixed_investment", "retail_sales", "public_revenue", "income_urban",
        "income_rural", "arrived_funds", "visitors", "new_energy_generation", "market_entities", "good_air_rate",
    ];

    public static Dashboard Build(County county) => new(
        "overview",
        "县情总览",
        "全县一屏：主要指标、落后于计划的、产业集群、项目和实事、乡镇比较。",
        new Row(
            "主要指标（绿为向好、红为变差；小图为最近两年）",
            [.. Key.SelectMany(code => code == "industry_value_added" ? county.Headline(code, 6, County.GrowthOf(county[code])) : county.Headline(code))]),
        new Row(
            "对照目标和位次",
            county.Overview(
                "主要指标完成情况",
                "有年度目标的主要指标最新一期的数值、目标和进度，落后最多的在最前。",
                14,
                [.. Key.Where(c => c != "good_air_rate")],
                [Columns.Value, Columns.TargetValue, Columns.Completion, Columns.Pace],
                "进度差",
                rows: 6),
            county.Overview(
                "主要指标在全市的位次",
                "在全市排位的主要指标最新一期的同比和增速位次。",
                10,
                [.. Key.Where(c => c != "good_air_rate")],
                [Columns.Yoy, Columns.RankInCity, Columns.GrowthRankInCity],
                Columns.GrowthRankInCity.Name,
                rows: 6)),
        new Row(
            "落后于计划（落后最多的在最前）",
            BehindPlan(),
            ProjectTables.Late(county, 11, 8, "projectPeriod")),
        new Row(
            "产业集群和民生实事",
            ClustersBoard.Goal(county, 7, Table.HeightOf(5)),
            LivelihoodBoard.Behind(county, 17, 5, "taskPeriod")),
        new Row(
            "乡镇比较",
            county.SideBySide(
                "各乡镇主要指标",
                "12个乡镇最新一期的投资、消费、招商和考核。",
                24,
                "考核得分",
                descending: true,
                ("assessment_score", "考核", [Columns.Plain(county["assessment_score"], "得分"), Columns.RankInGroup, Columns.RankChange]),
                ("fixed_investment", "固投", [Columns.Yoy, Columns.Pace]),
                ("retail_sales_above", "限上零售", [Columns.Yoy, Columns.Pace]),
                ("arrived_funds", "到位资金", [Columns.Completion, Columns.Pace]))),
        new Row(
            "报送与更多",
            ReportingBoard.Overdue(12, 8),
            BoardList.Of("全部看板", "所有看板的目录，点名称进入。", Dashboard.Tag, 12, Table.HeightOf(8))))
    {
        Topic = "总览",
        Variables =
        [
            Variable.Periods("projectPeriod", "项目报告期", "project", Filter.Texts, isHidden: true),
            Variable.Periods("taskPeriod", "实事报告期", "livelihood", Filter.Texts, isHidden: true),
        ],
    };

    private static Panel BehindPlan() => Table.Of(
        "落后于时间进度的指标",
        new About("全县有年度目标、完成率落后于时间进度的全部指标，最新一期。", "各指标自己的单位，见“单位”列", "各部门报送的工作簿", "没有出现在表中的指标，或者不落后，或者没有报送目标"),
        13,
        8,
        Query.Rows(
            Indicator.Domains,
            [
                Columns.Indicator with { Characters = 12 }, Columns.Pace, Columns.Completion, Columns.Period, Columns.GapValue with { Decimals = 1 }, Columns.UnitName,
                .. Columns.Codes("indicator", "period"),
            ],
            County.Ours, Filter.Latest, Filter.Below("pace", 0), Filter.Known("completion")),
        Provenance.OfRow(area: "county", item: ""),
        Columns.Pace.Name);
}

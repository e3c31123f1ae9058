using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>What was signed, what arrived?</summary>
internal static class InvestmentBoard
{
    public static Dashboard Build(County county) => new(
        "investment",
        "招商引资与产业链",
        "签约、到位资金和进度，七条重点产业链及其缺失环节。",
        new Row(
            "签约和到位",
            [
                .. county.Headline("signed_projects", 8, Columns.Plain(county["signed_projects"], "累计")),
                .. county.Headline("signed_amount", 8, Columns.Level(county["signed_amount"])),
                .. county.Headline("arrived_funds", 8),
                .. county.Headline("outside_arrived_funds", 8),
                .. county.Headline("foreign_capital", 8),
                .. county.Headline("signed_start_rate", 8, Columns.Level(county["signed_start_rate"], "开工率")),
                county.Overview(
                    "到位资金对照目标",
                    "有年度目标的招商指标最新一期的进度。",
                    16,
                    ["arrived_funds", "outside_arrived_funds"],
                    [Columns.Value, Columns.TargetValue, Columns.Completion, Columns.Pace, Columns.Yoy],
                    "进度差"),
                .. county.Headline("outreach_trips", 8, Columns.Plain(county["outreach_trips"], "累计")),
            ]),
        new Row(
            "走势",
            county.History("到位资金", "每月累计数和同比增速。", 12, 9, "arrived_funds"),
            county.Levels("协议资金", "历次报告的累计数。", 12, 9, "signed_amount")),
        new Row(
            "乡镇",
            county.TownshipBars("到位资金完成率：各乡镇", "各乡镇到位资金的年度目标完成率。", 8, 14, "arrived_funds", Columns.Completion),
            county.SideBySide(
                "各乡镇招商引资",
                "12个乡镇最新一期的到位资金、省外资金和进度。",
                16,
                "到位进度差",
                descending: false,
                ("arrived_funds", "到位", [Columns.Level(county["arrived_funds"], "资金"), Columns.Yoy, Columns.Completion, Columns.Pace]),
                ("outside_arrived_funds", "省外", [Columns.Level(county["outside_arrived_funds"], "资金"), Columns.Completion]))),
        new Row(
            "七条重点产业链",
            county.ItemsSideBySide(
                "各产业链运行和缺失环节",
                "七条重点产业链最新一期的产值、企业、项目、签约，链长、链主企业和缺失环节。",
                24,
                "chain",
                "产值",
                descending: true,
                [Columns.Text("missing_links", "缺失环节"), Columns.Text("leader", "链长", 8), Columns.Text("leading_firm", "链主企业", 9)],
                ("chain_output", "", [Columns.Level(county["chain_output"], "产值"), Columns.Yoy]),
                ("chain_enterprises", "", [Columns.Plain(county["chain_enterprises"], "企业")]),
                ("chain_projects", "", [Columns.Plain(county["chain_projects"], "项目")]),
                ("signed_projects", "签约", [Columns.Plain(county["signed_projects"], "项目")]),
                ("signed_amount", "签约", [Columns.Level(county["signed_amount"], "资金")])),
            Trend.Of(
                "各产业链协议资金",
                county.About("历次报告的累计协议资金，一根柱一期，一种颜色一条产业链。", ["signed_amount"]),
                24,
                9,
                Provenance.OfLine(Freq.Monthly, "signed_amount", "county", item: null),
                Trend.Shape.Stack,
                Query.Lines(["project"], Columns.Level(county["signed_amount"], "协议资金"), ["item_name", "item"], county.Of("signed_amount"), county.OfKind("chain"), Filter.County))))
    { Topic = "招商" };
}

using IndicatorPipeline.Dashboards.Panels;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>How many problems were solved, how much benefit was delivered?</summary>
internal static class BusinessBoard
{
    public static Dashboard Build(County county) => new(
        "business",
        "营商环境",
        "走访企业、解决问题、减税降费、经营主体、融资和办事效率。",
        new Row(
            "为企业办事",
            [
                .. county.Headline("enterprise_visits", 8, Columns.Plain(county["enterprise_visits"], "累计")),
                .. county.Headline("enterprise_problems_raised", 8, Columns.Plain(county["enterprise_problems_raised"], "累计")),
                .. county.Headline("enterprise_problems_solved", 8, Columns.Plain(county["enterprise_problems_solved"], "累计")),
                .. county.Headline("enterprise_problem_rate", 8, Columns.Level(county["enterprise_problem_rate"]) with { Light = Light.Completion }),
                .. county.Headline("tax_cuts", 8),
                .. county.Headline("financing_matched", 8),
                county.Levels("企业问题办结率", "每月累计办结率。", 12, 9, "enterprise_problem_rate"),
                county.History("减税降费", "每月累计金额和同比。", 12, 9, "tax_cuts"),
            ]),
        new Row(
            "经营主体和融资",
            [
                .. county.Headline("market_entities", 6),
                .. county.Headline("new_market_entities", 6),
                .. county.Headline("inclusive_loans", 6),
                .. county.Headline("guarantee_balance", 6),
                county.History("经营主体", "每月末户数和同比。", 12, 9, "market_entities"),
                county.Levels("普惠小微贷款和融资担保余额", "每月末余额。", 12, 9, "inclusive_loans", "guarantee_balance"),
            ]),
        new Row(
            "办事效率",
            county.Levels("平均办理时限", "每月累计平均天数，下降为好。", 8, 9, "approval_days"),
            county.Levels("一网通办率", "每月累计比例。", 8, 9, "online_service_rate"),
            county.Levels("政务服务满意度", "每月累计满意度。", 8, 9, "service_satisfaction")),
        new Row(
            "乡镇",
            county.SideBySide(
                "各乡镇营商环境",
                "12个乡镇最新一期的走访、问题和经营主体。",
                24,
                "走访",
                descending: true,
                ("enterprise_visits", "走访", [Columns.Plain(county["enterprise_visits"], "")]),
                ("enterprise_problems_raised", "问题", [Columns.Plain(county["enterprise_problems_raised"], "收集")]),
                ("enterprise_problems_solved", "问题", [Columns.Plain(county["enterprise_problems_solved"], "解决")]),
                ("market_entities", "经营主体", [Columns.Plain(county["market_entities"], ""), Columns.Yoy]),
                ("new_market_entities", "新登记", [Columns.Plain(county["new_market_entities"], ""), Columns.Yoy]))))
    { Topic = "营商" };
}

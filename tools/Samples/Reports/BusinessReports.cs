using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>What the bureaus of market regulation and of the business environment send.</summary>
internal static class BusinessReports
{
    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var month = Desk.Month(2025, 12);
        var market = new Desk(figures, "market");
        yield return market.TownshipMonths("各乡镇经营主体台账.xlsx", "market_entities", "经营主体", "户", "分月情况");
        yield return market.ByTownship(
            "2025年12月经营主体发展情况.xlsx", "2025年12月各乡镇经营主体发展情况", month, "单位：户、%",
            [("经营主体", "market_entities", null), ("其中：企业户数", "market_enterprises", null), ("新登记经营主体", "new_market_entities", null), ("新登记企业", "new_market_enterprises", null)],
            ("数值", What.Level), ("同比增长（%）", What.Yoy));
        var environment = new Desk(figures, "business_environment");
        yield return environment.TownshipMonths("各乡镇包联走访企业台账.xls", "enterprise_visits", "包联走访企业", "家次", "分月情况", growth: false);
        yield return environment.ByTownship(
            "2025年12月包联走访企业情况.xlsx", "2025年1-12月各乡镇包联走访企业和解决问题情况", month, "单位：家次、件",
            [("走访企业（家次）", "enterprise_visits", null), ("收集问题（件）", "enterprise_problems_raised", null), ("解决问题（件）", "enterprise_problems_solved", null)],
            ("累计", What.Level));
        yield return environment.MonthsDown(
            "营商环境主要指标分月情况.xlsx", "云川县优化营商环境主要指标", null,
            [
                ("问题办结率（%）", "enterprise_problem_rate"), ("平均办理时限（天）", "approval_days"), ("一网通办率（%）", "online_service_rate"), ("政务服务满意度（%）", "service_satisfaction"),
            ],
            ("累计", What.Level));
    }
}

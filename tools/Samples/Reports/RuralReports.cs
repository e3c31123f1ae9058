using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>What the rural revitalisation, transport, natural resources and housing bureaus send.</summary>
internal static class RuralReports
{
    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var month = Desk.Month(2025, 12);
        var rural = new Desk(figures, "rural");
        yield return rural.TownshipMonths("各乡镇监测对象人数台账.xls", "monitored_people", "监测对象人数", "人", "分月情况", growth: false);
        yield return rural.ByTownship(
            "2025年12月防返贫监测帮扶情况.xlsx", "2025年12月各乡镇防返贫监测帮扶情况", month, "单位：户、人",
            [
                ("监测对象户数", "monitored_households", null), ("监测对象人数", "monitored_people", null), ("风险消除户数", "relieved_households", null), ("风险消除人数", "relieved_people", null),
            ],
            ("期末数", What.Level), ("上年同期", What.YearBefore));
        yield return rural.Bulletin(
            "2025年12月乡村振兴主要指标.xls", "2025年12月云川县乡村振兴主要指标完成情况", month,
            [
                rural.Indicator("到户产业扶持资金", "household_support_funds", null, 1), rural.Indicator("到户产业扶持户数", "household_support_households"),
                rural.Indicator("衔接资金支出", "linkage_funds"), rural.Indicator("消费帮扶金额", "consumption_assistance"),
                rural.Indicator("和美乡村创建", "beautiful_villages"), rural.Indicator("脱贫人口小额信贷余额", "microcredit_balance"),
            ],
            ("全年目标", What.Target), ("完成数", What.Level), ("完成率（%）", What.Completion), ("同比增长（%）", What.Yoy));
        var transport = new Desk(figures, "transport");
        yield return transport.ByTownship(
            "2025年12月农村公路建设情况.xlsx", "2025年1-12月各乡镇农村公路建设情况", month, "单位：公里、%",
            [("农村公路新改建里程", "rural_roads", null)], ("全年目标", What.Target), ("累计完成", What.Level), ("完成率（%）", What.Completion));
        var land = new Desk(figures, "natural_resources");
        yield return land.ByTownship(
            "2025年12月避险搬迁进展.xlsx", "2025年1-12月各乡镇生态及地质灾害避险搬迁进展情况", month, "单位：户、%",
            [("避险搬迁户数", "relocated_households", null)], ("全年目标", What.Target), ("累计完成", What.Level), ("完成率（%）", What.Completion));
        var housing = new Desk(figures, "housing");
        yield return housing.ByTownship(
            "2025年12月农房抗震改造进展.xls", "2025年1-12月各乡镇农村抗震房改造进展情况", month, "单位：户、%",
            [("农村抗震房改造户数", "quake_houses", null)], ("全年目标", What.Target), ("累计完成", What.Level), ("完成率（%）", What.Completion), ("去年同期", What.YearBefore));
        yield return housing.MonthsDown(
            "住房保障分月情况.xlsx", "云川县住房保障工作情况", "单位：个、套",
            [("老旧小区改造（个）", "old_communities"), ("保障性住房（套）", "affordable_housing")], ("累计", What.Level), ("上年同期", What.YearBefore));
    }
}

using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>Governance and conduct, and what the public starts by itself.</summary>
internal static class GovernanceReports
{
    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var month = Desk.Month(2025, 12);
        var law = new Desk(figures, "political_legal");
        yield return law.TownshipMonths("各乡镇矛盾纠纷调处台账.xls", "mediation_cases", "矛盾纠纷调处", "件", "分月情况", growth: false);
        yield return law.ByTownship(
            "2025年12月矛盾纠纷调处化解情况.xlsx", "2025年1-12月各乡镇矛盾纠纷调处化解情况", month, "单位：件",
            [("矛盾纠纷调处", "mediation_cases", null), ("矛盾纠纷化解", "mediation_solved", null)], ("累计", What.Level), ("同比增长（%）", What.Yoy));
        yield return Models(law);
        var discipline = new Desk(figures, "discipline");
        yield return discipline.ByTownship(
            "2025年12月作风问题查纠情况.xlsx", "2025年1-12月各乡镇作风问题查纠情况", month, "单位：个、人",
            [("发现作风问题（个）", "conduct_problems", null), ("整改作风问题（个）", "conduct_rectified", null), ("处理作风问题人员（人）", "conduct_people", null)],
            ("累计", What.Level), ("去年同期", What.YearBefore));
        yield return discipline.MonthsDown(
            "容错纠错与澄清正名分月情况.xlsx", "云川县容错纠错和澄清正名工作情况", "单位：件",
            [("容错纠错（件）", "tolerance_cases"), ("澄清正名（件）", "clarification_cases")], ("累计", What.Level));
        var organization = new Desk(figures, "organization");
        yield return organization.MonthsDown(
            "干部教育培训分月情况.xls", "云川县干部教育培训情况", null,
            [("干部教育培训（人次）", "cadre_training"), ("培训班次（期）", "cadre_training_sessions")], ("累计", What.Level), ("上年同期", What.YearBefore));
        var petition = new Desk(figures, "petition");
        yield return petition.Bulletin(
            "2025年12月信访和热线办理情况.xlsx", "2025年1-12月信访和热线办理情况", month,
            [
                petition.Indicator("信访总量", "petitions"), petition.Indicator("信访按期办结率", "petition_rate", null, 1),
                petition.Indicator("12345热线受理量", "hotline_requests"), petition.Indicator("12345热线办结率", "hotline_rate", null, 1),
            ],
            ("累计", What.Level), ("上年同期", What.YearBefore));
        var emergency = new Desk(figures, "emergency");
        yield return emergency.ByTownship(
            "2025年12月安全隐患排查整治情况.xlsx", "2025年1-12月各乡镇安全隐患排查整治情况", month, "单位：处",
            [("排查安全隐患", "hazards_found", null), ("整改安全隐患", "hazards_fixed", null)], ("累计", What.Level), ("上年同期", What.YearBefore));
        var office = new Desk(figures, "government_office");
        yield return office.TownshipMonths("各乡镇群众意见建议台账.xlsx", "suggestions_received", "群众意见建议收集", "条", "分月情况", growth: false);
        yield return office.ByTownship(
            "2025年12月群众首创工作情况.xls", "2025年1-12月各乡镇群众首创工作情况", month, "单位：条、户次",
            [
                ("收集意见建议（条）", "suggestions_received", null), ("采纳意见建议（条）", "suggestions_adopted", null), ("转化为实践（条）", "suggestions_practiced", null),
                ("入户走访（户次）", "household_visits", null),
            ],
            ("累计", What.Level), ("同比增长（%）", What.Yoy));
    }

    /// <summary>The sixteen models of governance.</summary>
    private static WorkbookLayout Models(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2024, 2025])
        {
            var quarter = Desk.Quarter(year, 4);
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"{year}年1-12月16种基层治理模式运行情况"), null,
                [
                    Desk.Serials(), Desk.Labels("模式名称", 20),
                    desk.Figure("覆盖村（社区）（个）", What.Level, new Subject("model_villages", Period: quarter), width: 14),
                    desk.Figure("办理群众事项（件）", What.Level, new Subject("model_cases", Period: quarter), width: 14),
                ],
                desk.Figures.Catalog.Items.Where(i => i.Kind == "governance_model").Select(i => new Row(i.Name, new Subject(Item: i.Code)))
                    .Append(new Row("合计", new Subject()) { Look = Look.StubCentered }),
                notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("基层治理模式运行情况.xls", [.. sheets]);
    }
}

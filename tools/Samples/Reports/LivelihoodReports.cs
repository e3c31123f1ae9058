using System.Globalization;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>What the bureaus of education, work, health, insurance and civil affairs send, and the livelihood tasks.</summary>
internal static class LivelihoodReports
{
    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var month = Desk.Month(2025, 12);
        var office = new Desk(figures, "government_office");
        yield return Tasks(office, 2025, 12, "2025年12月民生实事进展情况.xlsx");
        yield return Tasks(office, 2025, 9, "2025年9月民生实事进展情况.xls");
        yield return Tasks(office, 2024, 12, "2024年12月民生实事进展情况.xlsx");
        var work = new Desk(figures, "human_resources");
        yield return work.TownshipMonths("各乡镇城镇新增就业台账.xlsx", "urban_new_jobs", "城镇新增就业", "人", growth: false);
        yield return work.ByTownship(
            "2025年12月就业和劳务输转情况.xls", "2025年1-12月各乡镇就业和劳务输转情况", month, "单位：人、人次、万元",
            [
                ("失业人员再就业（人）", "reemployed", null), ("职业技能培训（人次）", "skills_training", null), ("输转城乡富余劳动力（人）", "labor_transfer", null),
                ("劳务收入（万元）", "labor_income", null), ("脱贫劳动力务工人数（人）", "poverty_relief_labor", null),
            ],
            ("全年目标", What.Target), ("完成数", What.Level), ("完成率（%）", What.Completion));
        var civil = new Desk(figures, "civil_affairs");
        yield return Care(civil);
        var insurance = new Desk(figures, "medical_insurance");
        yield return insurance.MonthsDown(
            "医保参保与基金支出分月情况.xlsx", "云川县基本医疗保险累计运行情况", "单位：人、%、万元",
            [("基本医疗保险参保人数（人）", "medical_insured"), ("基本医疗保险参保率（%）", "medical_insured_rate"), ("医保基金支出（万元）", "medical_fund_expenditure")],
            ("数值", What.Level));
        var health = new Desk(figures, "health");
        yield return health.Bulletin(
            "2025年12月卫生健康指标.xls", "2025年1-12月云川县卫生健康主要指标", month,
            [
                health.Indicator("县域内住院率", "county_treatment_rate", null, 1), health.Indicator("家庭医生签约率", "family_doctor_rate", null, 1),
                health.Indicator("医疗机构诊疗人次", "health_visits"),
            ],
            ("数值", What.Level), ("上年同期", What.YearBefore));
        var education = new Desk(figures, "education");
        yield return Education(education);
    }

    private static WorkbookLayout Tasks(Desk desk, int year, int number, string file)
    {
        var month = Desk.Month(year, number);
        var sheet = desk.Sheet("民生实事");
        LivelihoodTask Of(Row row) => TaskRegister.All.Single(t => t.Year == year && t.Name == row.Label);
        Column<Row> Amount(string heading, Measure measure, Func<LivelihoodTask, decimal?> value) =>
            new([heading], 10, row => new Printed.Figure(desk.Figures.Known("livelihood_task", "county", row.Label, measure, month, value(Of(row))), Shown.AsIs));
        desk.Put(
            sheet, 0, 0, string.Create(CultureInfo.InvariantCulture, $"{year}年{number}月云川县为民办实事进展情况"), null,
            [
                Desk.Serials(),
                Desk.Labels("实事名称", 32),
                Desk.Units("单位"),
                Amount("全年目标", Measure.Target, t => t.Target),
                Amount("累计完成", Measure.Level, t => t.Done(month)),
                Amount("完成率（%）", Measure.Completion, t => decimal.Round(100 * t.Done(month) / t.Target, 1, MidpointRounding.AwayFromZero)),
                Desk.Text("责任单位", 14), Desk.Text("存在问题", 26),
            ],
            TaskRegister.All.Where(t => t.Year == year).Select(t => new Row(t.Name, new Subject(Item: t.Name))
            {
                Unit = t.Unit,
                Texts = new Dictionary<string, string> { ["责任单位"] = t.Responsible, ["存在问题"] = t.Problem },
            }),
            "填报单位：县政府办公室", Desk.MadeUp);
        return desk.Book(file, sheet);
    }

    private static WorkbookLayout Care(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("一老一少一困");
        var next = desk.Put(
            sheet, 0, 0, "2025年1-12月各乡镇“一老一少一困”关爱服务情况", "单位：人次",
            [
                Desk.Labels("乡镇"),
                desk.Figure("关爱服务老年人", What.Level, new Subject("elderly_care", Period: month), width: 15),
                desk.Figure("关爱服务儿童", What.Level, new Subject("children_care", Period: month), width: 15),
                desk.Figure("关爱困难群众", What.Level, new Subject("hardship_care", Period: month), width: 15),
                desk.Figure("临时救助人次", What.Level, new Subject("temporary_aid", Period: month), width: 15),
            ],
            desk.TownshipsAndTotal("合 计"));
        desk.Put(
            sheet, next, 0, "2025年12月城乡低保和特困供养情况", null,
            [
                Desk.Labels("指标"), Desk.Units("单位"),
                desk.Figure("数值", What.Level, new Subject(Period: month)),
                desk.Figure("上年同期", What.YearBefore, new Subject(Period: month)),
            ],
            [
                desk.Indicator("城市低保对象", "low_income_urban"), desk.Indicator("农村低保对象", "low_income_rural"), desk.Indicator("特困供养对象", "extreme_poor"),
                desk.Indicator("低保资金发放额", "low_income_funds", null, 1), desk.Indicator("养老床位", "elderly_beds"),
            ],
            notes: [Desk.MadeUp]);
        return desk.Book("2025年12月社会救助与关爱服务.xlsx", sheet);
    }

    private static WorkbookLayout Education(Desk desk)
    {
        var sheet = desk.Sheet("教育");
        int[] years = [2022, 2023, 2024, 2025];
        var next = desk.Put(
            sheet, 0, 0, "云川县教育事业主要指标", null,
            [
                Desk.Labels("指标", 24), Desk.Units("单位"),
                .. years.Select(y => desk.Figure(FormattableString.Invariant($"{y}年"), What.Level, new Subject(Period: TimePeriod.OfYear(y)))),
            ],
            [desk.Indicator("学前三年毛入园率", "preschool_rate", null, 1), desk.Indicator("九年义务教育巩固率", "compulsory_retention_rate", null, 1)]);
        desk.Put(
            sheet, next, 0, "2025年1-12月教育惠民情况", null,
            [
                Desk.Labels("指标", 24), Desk.Units("单位"),
                desk.Figure("累计", What.Level, new Subject(Period: Desk.Quarter(2025, 4))),
                desk.Figure("上年同期", What.YearBefore, new Subject(Period: Desk.Quarter(2025, 4))),
            ],
            [desk.Indicator("新增学位", "new_school_places"), desk.Indicator("学生资助人次", "student_aid")], notes: [Desk.MadeUp]);
        return desk.Book("教育事业主要指标.xlsx", sheet);
    }
}

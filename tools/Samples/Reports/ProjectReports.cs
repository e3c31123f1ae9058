using System.Globalization;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>The four lists of projects, and the attraction of investment.</summary>
internal static class ProjectReports
{
    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var plans = new Desk(figures, "dev_reform");
        yield return List(plans, "list_quality", 2025, 12, "高质量发展重大项目清单（2025年12月）.xlsx");
        yield return List(plans, "list_quality", 2024, 12, "高质量发展重大项目清单（2024年12月）.xls");
        yield return List(plans, "list_quality", 2025, 6, "高质量发展重大项目清单（2025年6月）.xlsx");
        yield return List(plans, "list_city", 2025, 12, "市列重大项目清单（2025年12月）.xls");
        yield return List(plans, "list_investment", 2025, 12, "招商引资重点项目清单（2025年12月）.xlsx");
        yield return Early(plans);
        yield return Overview(plans);
        yield return Reserve(plans);
        var attraction = new Desk(figures, "investment");
        var month = Desk.Month(2025, 12);
        yield return attraction.TownshipMonths("各乡镇招商引资到位资金台账.xlsx", "arrived_funds", "招商引资到位资金", "万元");
        yield return attraction.ByTownship(
            "2025年1-12月各乡镇招商引资情况.xls", "2025年1-12月各乡镇招商引资完成情况", month, "单位：万元、%",
            [("到位资金", "arrived_funds", null), ("省外到位资金", "outside_arrived_funds", null)],
            ("全年目标", What.Target), ("累计", What.Level), ("完成率（%）", What.Completion), ("同比增长（%）", What.Yoy));
        yield return attraction.Bulletin(
            "2025年12月招商引资月报.xls", "2025年12月云川县招商引资主要指标", month,
            [
                attraction.Indicator("签约项目", "signed_projects"), attraction.Indicator("协议资金", "signed_amount", "亿元", 2),
                attraction.Indicator("到位资金", "arrived_funds", "亿元", 2), attraction.Indicator("    其中：省外到位资金", "outside_arrived_funds", "亿元", 2),
                attraction.Indicator("外出招商次数", "outreach_trips"), attraction.Indicator("签约项目开工率", "signed_start_rate", null, 1),
            ],
            ("本月止累计", What.Level), ("上年同期", What.YearBefore));
        yield return Signed(attraction);
    }

    private static WorkbookLayout List(Desk desk, string list, int year, int number, string file)
    {
        var month = Desk.Month(year, number);
        var listName = desk.ItemName(list);
        var projects = ProjectRegister.All.Where(p => p.List == list && (p.Start is not { } start || start.Year <= year));
        var sheet = desk.Sheet("清单");
        var known = desk.Figures;
        Column<Row> Money(IReadOnlyList<string> heading, string indicator, Measure measure, Func<Project, decimal?> value) =>
            new(heading, 11, row => new Printed.Figure(
                known.Known(indicator, "county", row.Label, measure, month, value(ProjectRegister.All.Single(p => p.Name == row.Label))), Shown.AsIs));
        desk.Put(
            sheet, 0, 0, string.Create(CultureInfo.InvariantCulture, $"{year}年{number}月云川县{listName}建设进展情况"), "单位：万元、%",
            [
                Desk.Serials(),
                Desk.Labels("项目名称", 32),
                Desk.Text("所属行业", 12), Desk.Text("建设地点", 16), Desk.Text("项目单位", 18), Desk.Text("建设内容", 26),
                Desk.Text("开工时间", 11), Desk.Text("竣工时间", 11),
                Money(["总投资"], "project_total_investment", Measure.Level, p => p.Total),
                Money(["年度计划"], "project_investment", Measure.Target, p => p.Plan(year)),
                Money(["本年完成投资"], "project_investment", Measure.Level, p => p.ThisYear(month)),
                Money(["完成率（%）"], "project_investment", Measure.Completion, p =>
                    p.Plan(year) == 0 ? null : decimal.Round(100 * p.ThisYear(month) / p.Plan(year), 1, MidpointRounding.AwayFromZero)),
                Money(["自开工累计完成投资"], "project_cumulative_investment", Measure.Level, p => p.Cumulative(month)),
                Desk.Text("形象进度", 10), Desk.Text("存在问题", 22), Desk.Text("解决措施", 22), Desk.Text("所属清单", 20),
            ],
            projects.Select(p => Describe(p, month, listName)),
            "填报单位：云川县发展和改革局", Desk.MadeUp);
        return desk.Book(file, sheet);
    }

    private static Row Describe(Project project, TimePeriod month, string listName) => new(project.Name, new Subject(Item: project.Name))
    {
        Texts = new Dictionary<string, string>
        {
            ["所属行业"] = project.Industry,
            ["建设地点"] = project.Place,
            ["项目单位"] = project.Owner,
            ["建设内容"] = project.Content,
            ["开工时间"] = project.Start is { } start ? YearAndMonth(start) : "待定",
            ["竣工时间"] = project.PlannedFinish is { } finish ? YearAndMonth(finish) : "待定",
            ["形象进度"] = project.Stage(month),
            ["存在问题"] = project.Problem,
            ["解决措施"] = project.Solution,
            ["所属清单"] = listName,
        },
    };

    /// <summary>Projects that are being prepared: text beside a single figure.</summary>
    private static WorkbookLayout Early(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("前期项目");
        desk.Put(
            sheet, 0, 0, "2025年12月云川县重大前期项目清单", "单位：万元",
            [
                Desk.Serials(), Desk.Labels("项目名称", 28), Desk.Text("所属行业", 12), Desk.Text("建设地点", 18), Desk.Text("建设内容", 24),
                new Column<Row>(["估算总投资"], 12, row => new Printed.Figure(
                    desk.Figures.Known("project_total_investment", "county", row.Label, Measure.Level, month, ProjectRegister.All.Single(p => p.Name == row.Label).Total), Shown.AsIs)),
                Desk.Text("形象进度", 10), Desk.Text("存在问题", 22), Desk.Text("解决措施", 22), Desk.Text("所属清单", 20),
            ],
            ProjectRegister.All.Where(p => p.List == "list_early").Select(p => Describe(p, month, desk.ItemName("list_early"))),
            notes: [Desk.MadeUp]);
        return desk.Book("重大前期项目清单（2025年12月）.xls", sheet);
    }

    /// <summary>The lists as a whole, with their total, quarter by quarter.</summary>
    private static WorkbookLayout Overview(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            var top = 0;
            foreach (var number in (int[])[3, 6, 9, 12])
            {
                var month = Desk.Month(year, number);
                IEnumerable<Project> On(Row row) =>
                    ProjectRegister.All.Where(p => (row.About.Item is not { } list || p.List == list) && (p.Start is not { } start || start.Year <= year));
                Column<Row> Sum(string heading, string indicator, Measure measure, Func<IReadOnlyList<Project>, decimal?> value) =>
                    new([heading], 13, row => new Printed.Figure(
                        desk.Figures.Known(indicator, "county", row.About.Item, measure, month, value([.. On(row)])), Shown.AsIs));
                top = desk.Put(
                    sheet, top, 0, FormattableString.Invariant($"{year}年1-{number}月项目建设四个清单汇总表"), "单位：个、万元、%",
                    [
                        Desk.Labels("清单名称", 26),
                        Sum("项目个数（个）", "project_count", Measure.Level, p => p.Count),
                        Sum("总投资（万元）", "project_total_investment", Measure.Level, p => p.Sum(x => x.Total)),
                        Sum("年度计划（万元）", "project_investment", Measure.Target, p => p.Sum(x => x.Plan(year))),
                        Sum("本年完成投资（万元）", "project_investment", Measure.Level, p => p.Sum(x => x.ThisYear(month))),
                        Sum("完成率（%）", "project_investment", Measure.Completion, p => p.Sum(x => x.Plan(year)) is var plan && plan == 0
                            ? null
                            : decimal.Round(100 * p.Sum(x => x.ThisYear(month)) / plan, 1, MidpointRounding.AwayFromZero)),
                    ],
                    ProjectRegister.Lists.Select(l => new Row(desk.ItemName(l), new Subject(Item: l))).Append(new Row("合计", new Subject()) { Look = Look.StubCentered }));
            }

            sheet.Line(top - 1, 0, 5, Desk.MadeUp, Look.CaptionLeft);
            sheets.Add(sheet);
        }

        return desk.Book("项目建设四个清单汇总.xlsx", [.. sheets]);
    }

    /// <summary>How full the reserve is at each stage; and money from above.</summary>
    private static WorkbookLayout Reserve(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("项目储备");
        IReadOnlyList<Project> At(Row row) => [.. ProjectRegister.All.Where(p => row.About.Item is null || p.Stage(month) == row.Label)];
        var stages = desk.Figures.Catalog.Items.Where(i => i.Kind == "project_stage").Select(i => new Row(i.Name, new Subject(Item: i.Code)));
        var next = desk.Put(
            sheet, 0, 0, "2025年12月重大项目各阶段储备情况", null,
            [
                Desk.Labels("推进阶段", 24),
                new Column<Row>(["项目个数（个）"], 14, row => new Printed.Figure(
                    desk.Figures.Known("project_count", "county", row.About.Item, Measure.Level, month, At(row).Count), Shown.AsIs)),
                new Column<Row>(["总投资（万元）"], 14, row => new Printed.Figure(
                    desk.Figures.Known("project_total_investment", "county", row.About.Item, Measure.Level, month, At(row).Sum(p => p.Total)), Shown.AsIs)),
            ],
            stages.Append(new Row("合计", new Subject()) { Look = Look.StubCentered }), notes: []);
        desk.Put(
            sheet, next, 0, "2025年1-12月争取上级资金情况", "单位：万元",
            [
                Desk.Labels("指标名称", 24),
                desk.Figure("累计", What.Level, new Subject(Period: month), width: 14),
                desk.Figure("上年同期", What.YearBefore, new Subject(Period: month), width: 14),
            ],
            [desk.Indicator("专项债券资金", "special_bonds"), desk.Indicator("中央预算内资金", "central_budget_funds")], notes: [Desk.MadeUp]);
        return desk.Book("2025年12月项目储备情况.xlsx", sheet);
    }

    /// <summary>What was signed, by chain, month after month.</summary>
    private static WorkbookLayout Signed(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            var top = 0;
            foreach (var number in (int[])[3, 6, 9, 12])
            {
                var month = Desk.Month(year, number);
                top = desk.Put(
                    sheet, top, 0, FormattableString.Invariant($"{year}年1-{number}月招商引资签约情况（按产业链）"), null,
                    [
                        Desk.Labels("产业链", 22),
                        desk.Figure("签约项目（个）", What.Level, new Subject("signed_projects", Period: month), width: 14),
                        desk.Figure("协议资金（亿元）", What.Level, new Subject("signed_amount", Period: month), new Shown("亿元", 2), 14),
                    ],
                    desk.Figures.Catalog.Items.Where(i => i.Kind == "chain").Select(i => new Row(i.Name, new Subject(Item: i.Code)))
                        .Append(new Row("合计", new Subject()) { Look = Look.StubCentered }));
            }

            sheet.Line(top - 1, 0, 2, Desk.MadeUp, Look.CaptionLeft);
            sheets.Add(sheet);
        }

        return desk.Book("招商引资签约情况.xlsx", [.. sheets]);
    }

    private static string YearAndMonth(TimePeriod month) => string.Create(CultureInfo.InvariantCulture, $"{month.Year}年{month.Number}月");
}

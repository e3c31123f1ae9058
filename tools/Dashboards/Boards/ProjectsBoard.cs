using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>The four lists: which projects are late, stuck, not started; how full the reserve is at each stage.</summary>
internal static class ProjectsBoard
{
    public static Dashboard Build(County county) => new(
        "projects",
        "重大项目（四个清单）",
        "四个清单的投资进度，哪些项目落后、受阻、未开工，各阶段储备多少。",
        new Row(
            "四个清单",
            [
                .. county.Headline("project_investment", (8, 8), Columns.Level(county["project_investment"], "本年完成"), Columns.Target(county["project_investment"])),
                county.Progress("project_investment", 8),
                county.ItemsSideBySide(
                    "各清单完成情况",
                    "四个清单最新一期的项目数、总投资和本年投资进度；前期项目没有年度计划。",
                    24,
                    "project_list",
                    "本年完成率",
                    descending: true,
                    texts: [],
                    ("project_investment", "本年", [Columns.Level(county["project_investment"], "完成"), Columns.Target(county["project_investment"]), Columns.CompletionRate, Columns.Pace]),
                    ("project_count", "", [Columns.Plain(county["project_count"], "项目数")]),
                    ("project_total_investment", "", [Columns.Level(county["project_total_investment"], "总投资")])),
            ]),
        new Row(
            "储备和阶段",
            county.ItemBars("各阶段项目个数", "谋划、前期、开工、在建、竣工、投产各有多少项目。", 8, 8, "project_count", "project_stage", Columns.Plain(county["project_count"], "项目数")),
            county.ItemBars("各阶段项目总投资", "各阶段项目的总投资。", 8, 8, "project_total_investment", "project_stage", Columns.Level(county["project_total_investment"], "总投资")),
            CompletionOfLists(county)),
        new Row("落后与超期", ProjectTables.Late(county, 24, 11, "period"), ProjectTables.Overdue(county, 24, 5, "period")),
        new Row("受阻和未开工", ProjectTables.Stuck(county, 24, 11, "period"), ProjectTables.NotStarted(county, 24, 7, "period")),
        new Row("全部项目", ProjectTables.All(county, 24, 27, "period")))
    {
        Topic = "项目",
        Variables = [Variable.Periods("period", "报告期", "project", Filter.Texts)],
    };

    private static Panel CompletionOfLists(County county) => Trend.Of(
        "各清单完成率的历史",
        county.About("四个清单历次报告的年度计划完成率；每年从头累计。", ["project_investment"]),
        8,
        8,
        Provenance.OfLine(Freq.Monthly, "project_investment", "county", item: null),
        county.ShapeOfSeveral("project_investment"),
        Query.Lines(["project"], Columns.Completion, ["item_name", "item"], county.Of("project_investment"), county.OfKind("project_list"), Filter.County));
}

using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Tables of single projects: the figures from the points of the indicators, the words from those of the attributes.</summary>
internal static class ProjectTables
{
    private const string Measurement = "project";
    private const string Investment = "project_investment";

    private static readonly Column Name = Columns.Item("项目") with { Characters = 14 };
    private static readonly Column List = Columns.Text("list", "所属清单", 9);
    private static readonly Column Stage = Columns.Text("stage", "形象进度", 3);
    private static readonly Column Problem = Columns.Text("problem", "存在问题");
    private static readonly Column Solution = Columns.Text("solution", "解决措施");
    private static readonly Column Finish = Columns.Text("finish", "计划竣工", 6);
    private static readonly Column Owner = Columns.Text("owner", "项目单位", 9);
    private static readonly Column Place = Columns.Text("place", "建设地点", 9);
    private static readonly Column Industry = Columns.Text("industry", "行业", 5);

    /// <summary>Behind the year's plan, the furthest first.</summary>
    public static Panel Late(County county, int width, int rows, string periodVariable) => Table.Joined(
        "落后于年度计划的项目",
        county.About("本年投资完成率落后于时间进度的项目。", [Investment]),
        width,
        rows,
        [
            Figures(county, periodVariable, [Columns.Pace, Columns.Completion], Filter.Below("pace", 0)),
            // Half a window has no room for more than why.
            Texts(county, periodVariable, width < 24 ? [Problem] : [List, Stage, Problem, Solution]),
        ],
        Provenance.OfRow(Investment, "county"),
        Columns.Pace.Heading,
        required: Columns.Pace.Heading);

    /// <summary>Those past the day on which they were to be finished, the longest first.</summary>
    public static Panel Overdue(County county, int width, int rows, string periodVariable) => Table.Joined(
        "超过竣工期限的项目",
        county.About("过了计划竣工时间还没有竣工、投产的项目，超期最久的在最前。", [Investment]),
        width,
        rows,
        [
            Figures(county, periodVariable, [Columns.DaysOverdue, Columns.Completion], Filter.Above("days_overdue", 0)),
            Texts(county, periodVariable, [List, Stage, Finish, Owner, Problem]),
        ],
        Provenance.OfRow(Investment, "county"),
        Columns.DaysOverdue.Heading,
        descending: true,
        required: Columns.DaysOverdue.Heading);

    /// <summary>Those whose owner names a problem.</summary>
    public static Panel Stuck(County county, int width, int rows, string periodVariable) => Table.Of(
        "有问题待解决的项目",
        county.About("“存在问题”一栏写有问题的项目，含尚在前期的。", [Investment], "文字照录报表"),
        width,
        rows,
        Texts(county, periodVariable, [List, Stage, Problem, Solution, Place], Filter.IsNot("problem", ""), Filter.IsNot("problem", "无")),
        Provenance.OfRow(Investment, "county"),
        Stage.Heading);

    /// <summary>The reserve: thought of or being prepared, the largest first.</summary>
    public static Panel NotStarted(County county, int width, int rows, string periodVariable) => Table.Joined(
        "尚未开工的项目",
        county.About("形象进度为谋划或前期的项目，总投资最大的在最前。", ["project_total_investment"], "文字照录报表"),
        width,
        rows,
        [
            Totals(county, periodVariable),
            Texts(county, periodVariable, [List, Stage, Industry, Problem, Solution], Filter.OneOf("stage", ["谋划", "前期"])),
        ],
        Provenance.OfRow("project_total_investment", "county"),
        Total(county).Heading,
        descending: true,
        required: Stage.Heading);

    public static Panel All(County county, int width, int rows, string periodVariable) => Table.Joined(
        "全部项目",
        county.About("报告期内四个清单的全部项目；前期项目没有年度计划。", [Investment]),
        width,
        rows,
        [
            Totals(county, periodVariable),
            Figures(county, periodVariable, [Columns.Level(county[Investment], "本年完成"), Columns.CompletionRate, Columns.Pace]),
            Texts(county, periodVariable, [List, Stage, Industry, Owner, Columns.Text("start", "开工", 6), Finish]),
        ],
        Provenance.OfRow(Investment, "county"),
        // What has no plan of this year stands at the end.
        Columns.Level(county[Investment], "本年完成").Heading,
        descending: true);

    public static Filter Single(County county) => Filter.NoneOf("item", county.Items("project_list").Concat(county.Items("project_stage")).Select(i => i.Code));

    /// <summary>Figures of the investment of single projects.</summary>
    public static Query Figures(County county, string periodVariable, IReadOnlyList<Column> columns, params Filter[] filters) => Query.Rows(
        Measurement,
        [Name, .. columns, .. Columns.Codes("item", "period")],
        [county.Of(Investment), Filter.County, Filter.AnyItem, Single(county), Filter.Chosen("period_name", periodVariable), .. filters]);

    private static Column Total(County county) => Columns.Level(county["project_total_investment"], "总投资");

    private static Query Totals(County county, string periodVariable) => Query.Rows(
        Measurement,
        [Name, Total(county), .. Columns.Codes("item", "period")],
        county.Of("project_total_investment"), Filter.County, Filter.AnyItem, Single(county), Filter.Chosen("period_name", periodVariable));

    private static Query Texts(County county, string periodVariable, IReadOnlyList<Column> columns, params Filter[] filters) => Query.Rows(
        Measurement,
        [Name, .. columns, .. Columns.Codes("item", "period")],
        [Filter.Is("indicator", Filter.Texts), Filter.County, Single(county), Filter.Chosen("period_name", periodVariable), .. filters]);
}

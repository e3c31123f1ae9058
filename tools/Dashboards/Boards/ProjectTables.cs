using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Tables of single projects: the figures from the points of the indicators, the words from those of the attributes.</summary>
internal static class ProjectTables
{
    private const string Measurement = "project";
    private const string Investment = "project_investment";

    private static readonly Column Name = Columns.Item("项目");
    private static readonly Column Stage = Columns.Text("stage", "形象进度", 90);
    private static readonly Column Problem = Columns.Text("problem", "存在问题", 200);
    private static readonly Column Solution = Columns.Text("solution", "解决措施", 200);
    private static readonly Column Finish = Columns.Text("finish", "计划竣工", 100);
    private static readonly Column Owner = Columns.Text("owner", "项目单位", 150);
    private static readonly Column Place = Columns.Text("place", "建设地点", 130);
    private static readonly Column Industry = Columns.Text("industry", "行业", 100);

    /// <summary>Behind the year's plan, the furthest first.</summary>
    public static Panel Late(County county, int width, int height, string periodVariable) => Table.Joined(
        "落后于年度计划的项目",
        county.About("本年投资完成率落后于时间进度的项目。", [Investment]),
        width,
        height,
        [
            Figures(county, periodVariable, [Columns.Pace, Columns.Completion, Columns.Target(county[Investment])], Filter.Below("pace", 0)),
            Texts(county, periodVariable, [Stage, Problem]),
        ],
        Provenance.OfRow(Investment, "county"),
        Columns.Pace.Heading,
        required: Columns.Pace.Heading);

    /// <summary>When each is to be finished, those past it first.</summary>
    public static Panel Deadlines(County county, int width, int height, string periodVariable) => Table.Joined(
        "竣工期限和超期天数",
        county.About("报了计划竣工时间的项目，超期最久的在最前；已经竣工、投产的不列。", [Investment]),
        width,
        height,
        [
            Figures(county, periodVariable, [Columns.DaysOverdue, Columns.Completion], Filter.AtLeast("days_overdue", 0)),
            Texts(county, periodVariable, [Stage, Finish, Owner, Problem]),
        ],
        Provenance.OfRow(Investment, "county"),
        Columns.DaysOverdue.Heading,
        descending: true,
        required: Columns.DaysOverdue.Heading);

    /// <summary>Those whose owner names a problem.</summary>
    public static Panel Stuck(County county, int width, int height, string periodVariable) => Table.Of(
        "有问题待解决的项目",
        county.About("“存在问题”一栏写有问题的项目，含尚在前期的。", [Investment], "文字照录报表"),
        width,
        height,
        Texts(county, periodVariable, [Stage, Problem, Solution, Owner, Place], Filter.IsNot("problem", ""), Filter.IsNot("problem", "无")),
        Provenance.OfRow(Investment, "county"),
        Stage.Heading);

    /// <summary>The reserve: thought of or being prepared.</summary>
    public static Panel NotStarted(County county, int width, int height, string periodVariable) => Table.Joined(
        "尚未开工的项目",
        county.About("形象进度为谋划或前期的项目。", ["project_total_investment"], "文字照录报表"),
        width,
        height,
        [
            Texts(county, periodVariable, [Stage, Industry, Place, Problem, Solution], Filter.OneOf("stage", ["谋划", "前期"])),
            Totals(county, periodVariable),
        ],
        Provenance.OfRow("project_total_investment", "county"),
        Stage.Heading,
        required: Stage.Heading);

    public static Panel All(County county, int width, int height, string periodVariable) => Table.Joined(
        "全部项目",
        county.About("报告期内四个清单的全部项目。", [Investment]),
        width,
        height,
        [
            Figures(county, periodVariable, [Columns.Level(county[Investment], "本年完成"), Columns.Target(county[Investment]), Columns.Completion, Columns.Pace]),
            Totals(county, periodVariable),
            Texts(county, periodVariable, [Stage, Industry, Place, Owner, Columns.Text("start", "开工", 90), Finish]),
        ],
        Provenance.OfRow(Investment, "county"),
        "项目");

    public static Filter Single(County county) => Filter.NoneOf("item", county.Items("project_list").Concat(county.Items("project_stage")).Select(i => i.Code));

    private static Query Figures(County county, string periodVariable, IReadOnlyList<Column> columns, params Filter[] filters) => Query.Rows(
        Measurement,
        [Name, .. columns, .. Columns.Codes("item", "period")],
        [county.Of(Investment), Filter.County, Filter.AnyItem, Single(county), Filter.Chosen("period", periodVariable), .. filters]);

    private static Query Totals(County county, string periodVariable) => Query.Rows(
        Measurement,
        [Name, Columns.Level(county["project_total_investment"], "总投资"), .. Columns.Codes("item", "period")],
        county.Of("project_total_investment"), Filter.County, Filter.AnyItem, Single(county), Filter.Chosen("period", periodVariable));

    private static Query Texts(County county, string periodVariable, IReadOnlyList<Column> columns, params Filter[] filters) => Query.Rows(
        Measurement,
        [Name, .. columns, .. Columns.Codes("item", "period")],
        [Filter.Is("indicator", Filter.Texts), Filter.County, Single(county), Filter.Chosen("period", periodVariable), .. filters]);
}

using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Whose report is late? What is due follows reports.yaml by plain working days.</summary>
internal static class ReportingBoard
{
    private const string Measurement = "pipeline";
    private const string Source = "系统按 reports.yaml 的报送期限和收到的工作簿";

    private static readonly Filter Due = Filter.Is("figure", "due");

    private static readonly Column State = new("state", "状态")
    {
        Width = 90,
        Words = new Dictionary<string, (string, string)>
        {
            ["received"] = ("按时", "green"),
            ["late"] = ("迟报", "orange"),
            ["due"] = ("待报", "blue"),
            ["overdue"] = ("逾期未报", "red"),
        },
    };

    private static readonly Column Days = new("days_overdue", "逾期天数")
    {
        Unit = "天", Light = Light.Overdue, Look = Look.Background, Width = 100, How = "逾期天数＝收到日期（未收到的为今天）－报送期限",
    };

    private static readonly Column Report = new("report_name", "报表") { Width = 220 };
    private static readonly Column Department = new("department_name", "部门") { Width = 180 };
    private static readonly Column Count = new("due", "份数") { Unit = "份", Light = Light.None };

    public static Dashboard Build(County county) => new(
        "reporting",
        "报送情况",
        "哪些报表该报未报、谁报得晚、谁的报表被退回。",
        new Row(
            "所选时间内到期的报表（右上角选时间）",
            Number("按时", "received", Light.Green, "按时收到的报表份数。"),
            Number("迟报", "late", Light.Amber, "收到但超过期限的报表份数。"),
            // Their dates are still to come, beyond what the time picker shows.
            Number("待报", "due", Light.Neutral, "期限未到、还没有收到的报表份数，不限所选时间。", isToCome: true),
            Number("逾期未报", "overdue", Light.Red, "过了期限还没有收到的报表份数。"),
            Overdue("逾期未报的报表", "所选时间内过了报送期限还没有收到的报表，逾期最久的在最前。", 12, 12, Filter.InRange),
            ByDepartment("逾期未报：各部门", "各部门过了期限还没有收到的报表份数。", "overdue", Light.Red)),
        new Row(
            "按时间",
            Timeline.Of(
                "各报表报送情况",
                new About("每张报表每一期按时、迟报、待报还是逾期未报；横轴为报送期限。", "状态", Source),
                24,
                22,
                null,
                Query.Lines([Measurement], State, ["report_name"], Due))),
        new Row(
            "收到的工作簿",
            Bars.Of(
                "收到的工作簿：各部门",
                new About("各部门送来的工作簿份数，含被退回的。", "份", "系统的接收记录", "按部门数份数"),
                12,
                12,
                Query.AggregateBy(Measurement, "SUM", new Column("count", "份数") { Unit = "份" }, "department_name", Filter.Is("figure", "submission"), Filter.InRange),
                null),
            Bars.Of(
                "提示和错误：各部门",
                new About("各部门工作簿中查出的提示、核实和错误条数。", "条", "系统的检查记录", "按部门求和"),
                12,
                12,
                Query.AggregateBy(Measurement, "SUM", new Column("count", "条数") { Unit = "条" }, "department_name", Filter.Is("figure", "finding"), Filter.InRange),
                null),
            Submissions("最近收到的工作簿", "最近收到的工作簿和接收结果。", 24, 12)))
    { Topic = "报送", From = "now-1y" };

    /// <summary>What is past its date and has not come.</summary>
    public static Panel Overdue(string title, string what, int width, int height, Filter since) => Table.Of(
        title,
        new About(what, "天", Source),
        width,
        height,
        Query.Rows(Measurement, [Report, Department, Columns.Period, Days], Due, Filter.Is("state", "overdue"), since),
        link: null,
        Days.Heading,
        descending: true);

    /// <summary>What came, the newest first.</summary>
    public static Panel Submissions(string title, string what, int width, int height, params Filter[] filters) => Table.ByTime(
        title,
        new About(what, "条、秒", "系统的接收记录"),
        width,
        height,
        Query.Rows(
            Measurement,
            [
                new Column("file", "工作簿"),
                Department,
                new Column("verdict", "结果")
                {
                    Width = 90,
                    Words = new Dictionary<string, (string, string)> { ["accepted"] = ("已接收", "green"), ["returned"] = ("已退回", "red"), ["held"] = ("待确认", "orange") },
                },
                new Column("observations", "数据") { Unit = "条", Width = 90 },
                new Column("findings", "提示") { Unit = "条", Width = 80 },
                new Column("ingest_seconds", "用时") { Unit = "s", Decimals = 2, Width = 90 },
            ],
            [Filter.Is("figure", "submission"), Filter.InRange, .. filters]),
        "收到时间");

    private static Panel Number(string title, string state, string color, string what, bool isToCome = false) => Stat.Of(
        title,
        new About(what, "份", Source, "数份数"),
        6,
        4,
        Query.Aggregate(Measurement, "COUNT", Count with { Light = new Light("", (null, color)), NoValue = "0" }, isToCome ? [Due, Filter.Is("state", state)] : [Due, Filter.Is("state", state), Filter.InRange]),
        link: null);

    private static Panel ByDepartment(string title, string what, string state, string color) => Bars.Of(
        title,
        new About(what, "份", Source, "按部门数份数"),
        12,
        12,
        Query.AggregateBy(Measurement, "COUNT", Count with { Light = new Light("", (null, color)) }, "department_name", Due, Filter.Is("state", state), Filter.InRange),
        null);
}

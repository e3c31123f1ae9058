using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Whose report is late? What is due follows reports.yaml by plain working days.</summary>
internal static class ReportingBoard
{
    private const string Measurement = "pipeline";
    private const string Source = "系统按 reports.yaml 的报送期限和收到的工作簿";

    private static readonly Filter Due = Filter.Is("figure", "due");
    private static readonly Filter IsOverdue = Filter.Is("state", "overdue");

    private static readonly Column State = new("state", "状态")
    {
        Meanings = new Dictionary<string, (string, string)>
        {
            ["received"] = ("按时", Light.Green),
            ["late"] = ("迟报", Light.Amber),
            ["due"] = ("待报", Light.Neutral),
            ["overdue"] = ("逾期未报", Light.Red),
        },
    };

    private static readonly Column Days = new("days_overdue", "逾期")
    {
        Unit = Column.Separated, UnitName = "天", Light = Light.Overdue, Look = Look.Background, How = "逾期天数＝收到日期（未收到的为今天）－报送期限",
    };

    private static readonly Column Report = new("report_name", "报表");
    private static readonly Column Department = new("department_name", "部门") { Characters = 10 };

    /// <summary>What became of a workbook.</summary>
    public static Column Verdict { get; } = new("verdict", "结果")
    {
        Characters = 4,
        Meanings = new Dictionary<string, (string, string)>
        {
            ["accepted"] = ("已接收", Light.Green), ["returned"] = ("已退回", Light.Red), ["held"] = ("待确认", Light.Amber),
        },
    };

    public static Dashboard Build() => new(
        "reporting",
        "报送情况",
        "哪些报表该报未报、谁报得晚、谁的报表被退回。",
        new Row(
            "报表",
            Number("按时", "received", Light.Green, "所选时间内到期、按时收到的报表份数。", Filter.InRange),
            Number("迟报", "late", Light.Amber, "所选时间内到期、收到但超过期限的报表份数。", Filter.InRange),
            Number("待报", "due", Light.Neutral, "期限未到、还没有收到的报表份数，不限所选时间。"),
            Number("逾期未报", "overdue", Light.Red, "过了期限还没有收到的报表份数，不限所选时间。"),
            Overdue(12, 8),
            Table.Of(
                "迟报的报表",
                new About("所选时间内到期、收到但超过期限的报表，迟得最久的在最前。", "天", Source),
                12,
                8,
                Query.Rows(Measurement, [Report, Days, Department, Columns.Period], Due, Filter.Is("state", "late"), Filter.InRange),
                link: null,
                Days.Heading,
                descending: true)),
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
            Table.Of(
                "收到的工作簿：各部门",
                new About("各部门送来的工作簿份数，含被退回的。", "份", "系统的接收记录", "按部门数份数"),
                12,
                12,
                Query.AggregateBy(Measurement, "SUM", Columns.Count("count", "份数", "份"), Department with { Characters = null }, Filter.Is("figure", "submission"), Filter.InRange),
                null,
                "份数（份）",
                descending: true),
            Table.Of(
                "提示和错误：各部门",
                new About("各部门工作簿中查出的提示、核实和错误条数。", "条", "系统的检查记录", "按部门求和"),
                12,
                12,
                Query.AggregateBy(Measurement, "SUM", Columns.Count("count", "条数", "条"), Department with { Characters = null }, Filter.Is("figure", "finding"), Filter.InRange),
                null,
                "条数（条）",
                descending: true),
            Submissions("最近收到的工作簿", "最近收到的工作簿和接收结果。", 24, 12)))
    { Topic = "报送", From = "now-1y" };

    /// <summary>What is past its date and has not come, whenever that was.</summary>
    public static Panel Overdue(int width, int rows) => Table.Of(
        "逾期未报的报表",
        new About("过了报送期限还没有收到的报表，逾期最久的在最前。", "天", Source),
        width,
        rows,
        Query.Rows(Measurement, [Report, Days, Department, Columns.Period], Due, IsOverdue),
        link: null,
        Days.Heading,
        descending: true);

    /// <summary>How long each of them is.</summary>
    public static Query OverdueDays { get; } = Query.Rows(Measurement, [Report, Days], Due, IsOverdue);

    /// <summary>What came, the newest first.</summary>
    public static Panel Submissions(string title, string what, int width, int rows, params Filter[] filters) => Table.ByTime(
        title,
        new About(what, "条、秒", "系统的接收记录"),
        width,
        rows,
        Query.Rows(
            Measurement,
            [
                new Column("file", "工作簿"),
                Department,
                Verdict,
                Columns.Count("observations", "数据", "条"),
                Columns.Count("findings", "提示", "条"),
                new Column("ingest_seconds", "用时") { Unit = Column.Separated, UnitName = "秒", Decimals = 2 },
            ],
            [Filter.Is("figure", "submission"), Filter.InRange, .. filters]),
        "收到时间");

    private static Panel Number(string title, string state, string color, string what, params Filter[] filters) => Stat.Single(
        title,
        new About(what, "份", Source, "数份数"),
        6,
        4,
        Query.Aggregate(Measurement, "COUNT", Columns.Count("due", title, "份") with { Light = new Light("", (null, color)) }, [Due, Filter.Is("state", state), .. filters]));
}

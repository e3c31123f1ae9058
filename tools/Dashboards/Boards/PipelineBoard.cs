using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>For operators: is the worker alive, is the projection behind, what comes in and what is found in it?</summary>
internal static class PipelineBoard
{
    private const string Measurement = "pipeline";
    private const string Source = "处理程序自己的运行记录";

    private static readonly Filter Submission = Filter.Is("figure", "submission");
    private static readonly Filter Finding = Filter.Is("figure", "finding");
    private static readonly Column Took = new("ingest_seconds", "用时") { Unit = Column.Separated, UnitName = "秒", Decimals = 2 };

    public static Dashboard Build() => new(
        "pipeline",
        "流水线运行",
        "供运维人员：处理程序是否在运行、同步是否落后、接收和检查情况。",
        new Row(
            "现在",
            Last("处理程序", "处理程序最近一次报告自己在运行；告警规则“处理程序无响应”据此判断。", "worker", Alive),
            Last("待同步", "台账中还没有写入 InfluxDB 的变动。", "lag", Columns.Count("pending", "变动", "条") with { Light = new Light("绿：不足1000；黄：1000及以上；红：10000及以上", (null, Light.Green), (1_000, Light.Amber), (10_000, Light.Red)) }),
            Last("同步落后", "最早一条待同步变动已经等了多久。", "lag", Columns.Count("seconds", "落后", "秒") with { Light = new Light("绿：5分钟以内；黄：5分钟及以上；红：15分钟及以上", (null, Light.Green), (300, Light.Amber), (900, Light.Red)) }),
            Sum("收到的工作簿", "收到的工作簿份数。", Submission, "count", "份"),
            Sum("写入的数据", "收到的工作簿中的数据条数。", Submission, "observations", "条"),
            Sum("提示和错误", "收到的工作簿中查出的提示、核实和错误条数。", Finding, "count", "条")),
        new Row(
            "接收",
            Table.Of(
                "接收结果",
                new About("收到的工作簿按接收、退回、待确认的份数。", "份", Source, "按结果求和"),
                8,
                8,
                Query.AggregateBy(Measurement, "SUM", Columns.Count("count", "份数", "份"), ReportingBoard.Verdict, Submission, Filter.InRange),
                null,
                "份数（份）",
                descending: true),
            Table.Of(
                "提示和错误：按代码",
                new About("查出的问题按代码的条数；代码的含义见 docs/findings.md。", "条", Source, "按代码求和"),
                8,
                8,
                Query.AggregateBy(Measurement, "SUM", Columns.Count("count", "条数", "条"), new Column("code", "代码"), Finding, Filter.InRange),
                null,
                "条数（条）",
                descending: true),
            Table.Of(
                "用时最长：各部门",
                new About("各部门单个工作簿读取、检查、入账的最长用时。", "秒", Source, "按部门取最大"),
                8,
                8,
                Query.AggregateBy(Measurement, "MAX", Took, new Column("department_name", "部门"), Submission, Filter.InRange),
                null,
                Took.Heading,
                descending: true),
            ReportingBoard.Submissions("被退回和待确认的工作簿", "没有接收的工作簿。", 24, 4, Filter.IsNot("verdict", "accepted")),
            ReportingBoard.Submissions("全部工作簿", "收到的工作簿、接收结果和用时。", 24, 12)),
        new Row(
            "历史",
            History("单个工作簿用时", "每个工作簿读取、检查、入账的用时。", Took, Submission),
            History("同步落后的历史", "待同步变动的条数。", Columns.Count("pending", "待同步", "条"), Filter.Is("figure", "lag"))))
    { Topic = "运维", From = "now-1y" };

    // What is written is 1 as long as it runs.
    private static Column Alive { get; } = new("up", "运行")
    {
        Unit = Column.Separated,
        Light = new Light("绿：在运行", (null, Light.Red), (1, Light.Green)),
        Meanings = new Dictionary<string, (string, string)> { ["1"] = ("在运行", Light.Green) },
        NoValue = "没有心跳",
    };

    private static Panel Last(string title, string what, string figure, Column column) => Stat.Single(
        title, new About(what, column.UnitName ?? "状态", Source, "最近一次记录"), 4, 5, Query.Aggregate(Measurement, "LAST", column, Filter.Is("figure", figure)));

    private static Panel Sum(string title, string what, Filter filter, string field, string unit) => Stat.Single(
        title, new About(what, unit, Source, "求和"), 4, 5, Query.Aggregate(Measurement, "SUM", Columns.Count(field, title, unit), filter, Filter.InRange));

    private static Panel History(string title, string what, Column column, Filter filter) => Trend.Of(
        title, new About(what, column.UnitName!, Source), 12, 9, null, Trend.Shape.Points, Query.History(Measurement, [column], filter));
}

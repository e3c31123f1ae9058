using IndicatorPipeline.Dashboards.Panels;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Against falling back into poverty, and for better villages.</summary>
internal static class RuralBoard
{
    private static readonly string[] WithTarget =
    [
        "household_support_funds", "household_support_households", "poverty_relief_labor", "labor_transfer", "labor_income", "relocated_households", "quake_houses",
        "toilets_renovated", "clean_villages", "beautiful_villages", "rural_roads", "standard_farmland", "microcredit_balance", "linkage_funds", "consumption_assistance",
    ];

    public static Dashboard Build(County county) => new(
        "rural",
        "乡村振兴",
        "防返贫监测帮扶，务工、住房、人居环境、农田和道路的年度任务。",
        new Row(
            "监测帮扶",
            [
                .. county.Headline("monitored_households", 6, Columns.Plain(county["monitored_households"], "期末")),
                .. county.Headline("monitored_people", 6, Columns.Plain(county["monitored_people"], "期末")),
                .. county.Headline("relieved_households", 6, Columns.Plain(county["relieved_households"], "期末")),
                .. county.Headline("relieved_people", 6, Columns.Plain(county["relieved_people"], "期末")),
                county.Levels("监测对象人数", "每月末人数，下降为好。", 12, 9, "monitored_people"),
                county.TownshipBars("监测对象人数：各乡镇", "各乡镇最新一期的监测对象人数。", 12, 9, "monitored_people", Columns.Plain(county["monitored_people"], "人数")),
            ]),
        new Row(
            "年度任务",
            county.Overview(
                "乡村振兴任务（落后最多的在最前）",
                "有年度目标的乡村振兴任务最新一期的进度。",
                24,
                WithTarget,
                [Columns.Value, Columns.TargetValue, Columns.Completion, Columns.Pace, Columns.GapValue],
                "进度差")),
        new Row(
            "乡镇",
            county.SideBySide(
                "各乡镇任务完成率",
                "12个乡镇最新一期的年度任务完成率。",
                24,
                "务工完成率",
                descending: false,
                ("poverty_relief_labor", "务工", [Columns.CompletionRate]),
                ("labor_transfer", "劳务输转", [Columns.CompletionRate]),
                ("labor_income", "劳务收入", [Columns.CompletionRate]),
                ("relocated_households", "避险搬迁", [Columns.CompletionRate]),
                ("quake_houses", "抗震房", [Columns.CompletionRate]),
                ("toilets_renovated", "户厕", [Columns.CompletionRate]),
                ("clean_villages", "清洁村庄", [Columns.CompletionRate]),
                ("rural_roads", "农村公路", [Columns.CompletionRate]),
                ("standard_farmland", "高标准农田", [Columns.CompletionRate])),
            county.TownshipBars("避险搬迁完成率：各乡镇", "各乡镇避险搬迁的年度目标完成率。", 12, 10, "relocated_households", Columns.Completion),
            county.TownshipBars("抗震房改造完成率：各乡镇", "各乡镇抗震房改造的年度目标完成率。", 12, 10, "quake_houses", Columns.Completion)))
    { Topic = "乡村" };
}

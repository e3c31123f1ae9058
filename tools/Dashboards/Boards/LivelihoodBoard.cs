using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Which task will miss the year?</summary>
internal static class LivelihoodBoard
{
    private const string Measurement = "livelihood";
    private const string Task = "livelihood_task";

    private static readonly Column Name = Columns.Item("实事");

    public static Dashboard Build(County county) => new(
        "livelihood",
        "民生实事",
        "年度民生实事能不能按期完成，就业、社保、救助、教育、医疗。",
        new Row(
            "民生实事",
            Count(county, "实事总数", "所选报告期的民生实事件数。", Light.None, Filter.AtLeast("target", 0)),
            Count(county, "按进度的", "完成率不低于时间进度的件数。", new Light("", (null, Light.Green)), Filter.AtLeast("pace", 0)),
            Count(county, "照此进度今年完不成的", "完成率低于时间进度的件数。", Light.Zero, Filter.Below("pace", 0)),
            Behind(county, 24, 5, "period"),
            All(county)),
        new Row(
            "就业",
            [
                .. county.Headline("urban_new_jobs", 6, Columns.Plain(county["urban_new_jobs"], "累计")),
                .. county.Headline("reemployed", 6, Columns.Plain(county["reemployed"], "累计"), Columns.Completion),
                .. county.Headline("skills_training", 6, Columns.Plain(county["skills_training"], "累计"), Columns.Completion),
                .. county.Headline("student_aid", 6, Columns.Plain(county["student_aid"], "累计")),
                county.Levels("城镇新增就业", "每月累计人数；每年从头累计。", 8, 14, "urban_new_jobs"),
                county.SideBySide(
                    "各乡镇就业和关爱服务",
                    "12个乡镇最新一期的就业、培训和关爱服务。",
                    16,
                    "新增就业",
                    descending: true,
                    ("urban_new_jobs", "新增就业", [Columns.Plain(county["urban_new_jobs"], "")]),
                    ("reemployed", "再就业", [Columns.CompletionRate]),
                    ("skills_training", "培训", [Columns.CompletionRate]),
                    ("elderly_care", "", [Columns.Plain(county["elderly_care"], "老年人")]),
                    ("children_care", "", [Columns.Plain(county["children_care"], "儿童")]),
                    ("hardship_care", "", [Columns.Plain(county["hardship_care"], "困难群众")])),
            ]),
        new Row(
            "社保、救助和住房",
            county.Overview(
                "社会救助和关爱",
                "最新一期的救助对象、资金和服务人次。",
                12,
                ["low_income_urban", "low_income_rural", "low_income_funds", "extreme_poor", "temporary_aid", "elderly_beds", "elderly_care", "children_care", "hardship_care"],
                [Columns.Value]),
            county.Overview(
                "教育、医疗和住房",
                "最新一期的教育、医疗和住房指标。",
                12,
                ["preschool_rate", "compulsory_retention_rate", "new_school_places", "county_treatment_rate", "family_doctor_rate", "health_visits", "old_communities", "affordable_housing", "medical_insured_rate"],
                [Columns.Value]),
            county.Levels("基本医疗保险参保率", "每月末参保率。", 12, 8, "medical_insured_rate"),
            county.Levels("医保基金支出", "每月累计支出；每年从头累计。", 12, 8, "medical_fund_expenditure")))
    {
        Topic = "民生",
        Variables = [Variable.Periods("period", "报告期", Measurement, Task)],
    };

    /// <summary>At this pace they will not be done by the end of the year.</summary>
    public static Panel Behind(County county, int width, int rows, string periodVariable) => Table.Joined(
        "照此进度今年完不成的实事",
        county.About("完成率低于时间进度的民生实事，差得最多的在最前；数量单位随各件实事（个、套、人次等）。", [Task], "“问题”照录报表"),
        width,
        rows,
        [
            Figures(county, periodVariable, [Columns.Pace, Columns.Completion, Done, Planned], Filter.Below("pace", 0)),
            Texts(county, periodVariable),
        ],
        Provenance.OfRow(Task, "county"),
        Columns.Pace.Heading,
        required: Columns.Pace.Heading);

    private static Panel All(County county) => Table.Joined(
        "全部民生实事",
        county.About("所选报告期的全部民生实事；数量单位随各件实事（个、套、人次等）。", [Task], "“问题”照录报表"),
        24,
        10,
        [Figures(county, "period", [Done, Planned, Columns.Completion, Columns.Pace]), Texts(county, "period")],
        Provenance.OfRow(Task, "county"),
        "责任单位",
        required: Done.Heading);

    // A task counts in whatever it is about; the register knows no unit for each.
    private static Column Done { get; } = new("level", "完成") { Unit = Column.Separated };

    private static Column Planned { get; } = new("target", "目标") { Unit = Column.Separated };

    private static Panel Count(County county, string title, string what, Light light, Filter filter) => Stat.Single(
        title,
        county.About(what, [Task], "数件数") with { Unit = "件" },
        8,
        4,
        Query.Aggregate(Measurement, "COUNT", Columns.Count("completion", "件数", "件") with { Light = light }, county.Of(Task), Filter.County, Filter.AnyItem, Filter.Chosen("period_name", "period"), filter));

    private static Query Figures(County county, string periodVariable, IReadOnlyList<Column> columns, params Filter[] filters) => Query.Rows(
        Measurement,
        [Name, .. columns, .. Columns.Codes("item", "period")],
        [county.Of(Task), Filter.County, Filter.AnyItem, Filter.Chosen("period_name", periodVariable), .. filters]);

    private static Query Texts(County county, string periodVariable) => Query.Rows(
        county[Task].Domain,
        [Name, Columns.Text("responsible", "责任单位", 7), Columns.Text("problem", "问题"), .. Columns.Codes("item", "period")],
        Filter.Is("indicator", Filter.Texts), Filter.County, Filter.Chosen("period_name", periodVariable));
}

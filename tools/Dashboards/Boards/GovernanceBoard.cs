using IndicatorPipeline.Dashboards.Panels;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Governance at the grassroots, conduct, and what people themselves bring forward.</summary>
internal static class GovernanceBoard
{
    public static Dashboard Build(County county) => new(
        "governance",
        "治理与首创",
        "矛盾化解、十六种治理模式、作风问题、容错澄清、群众首创。",
        new Row(
            "矛盾化解和安全",
            [
                .. Count(county, "mediation_cases"),
                .. Count(county, "mediation_solved"),
                .. Count(county, "petitions"),
                .. county.Headline("petition_rate", 8, Columns.Level(county["petition_rate"]) with { Light = Light.Completion }),
                .. county.Headline("hotline_rate", 8, Columns.Level(county["hotline_rate"]) with { Light = Light.Completion }),
                .. Count(county, "hotline_requests"),
                county.Levels("矛盾纠纷调处", "每月累计件数；每年从头累计。", 12, 14, "mediation_cases"),
                county.SideBySide(
                    "各乡镇矛盾纠纷和安全隐患",
                    "12个乡镇最新一期的矛盾纠纷调处、化解和安全隐患排查、整改。",
                    12,
                    "纠纷调处",
                    descending: true,
                    ("mediation_cases", "纠纷", [Columns.Plain(county["mediation_cases"], "调处")]),
                    ("mediation_solved", "纠纷", [Columns.Plain(county["mediation_solved"], "化解")]),
                    ("hazards_found", "隐患", [Columns.Plain(county["hazards_found"], "排查")]),
                    ("hazards_fixed", "隐患", [Columns.Plain(county["hazards_fixed"], "整改")])),
            ]),
        new Row(
            "基层治理模式",
            county.ItemBars("十六种治理模式办理事项", "各治理模式最新一期的累计办理事项。", 12, 14, "model_cases", "governance_model", Columns.Plain(county["model_cases"], "件数")),
            county.ItemBars("十六种治理模式覆盖村社区", "各治理模式最新一期覆盖的村、社区数。", 12, 14, "model_villages", "governance_model", Columns.Plain(county["model_villages"], "个数"))),
        new Row(
            "作风",
            [
                .. Count(county, "conduct_problems"),
                .. Count(county, "conduct_rectified"),
                .. Count(county, "conduct_people"),
                .. Count(county, "tolerance_cases"),
                .. Count(county, "clarification_cases"),
                .. Count(county, "cadre_training"),
                county.Levels("容错纠错和澄清正名", "每月累计件数；每年从头累计。", 8, 14, "tolerance_cases", "clarification_cases"),
                county.Levels("干部教育培训", "每月累计人次；每年从头累计。", 8, 14, "cadre_training"),
                county.SideBySide(
                    "各乡镇作风问题",
                    "12个乡镇最新一期的作风问题发现、整改和处理人数。",
                    8,
                    "发现",
                    descending: true,
                    ("conduct_problems", "发现", [Columns.Plain(county["conduct_problems"], "")]),
                    ("conduct_rectified", "整改", [Columns.Plain(county["conduct_rectified"], "")]),
                    ("conduct_people", "处理", [Columns.Plain(county["conduct_people"], "")])),
            ]),
        new Row(
            "群众首创",
            [
                .. county.Headline("suggestions_received", 6),
                .. county.Headline("suggestions_adopted", 6),
                .. county.Headline("suggestions_practiced", 6),
                .. county.Headline("household_visits", 6),
                county.Levels("群众意见建议收集", "每月累计条数；每年从头累计。", 12, 14, "suggestions_received"),
                county.SideBySide(
                    "各乡镇群众首创",
                    "12个乡镇最新一期的意见建议收集、采纳、转化和入户走访。",
                    12,
                    "建议收集",
                    descending: true,
                    ("suggestions_received", "建议", [Columns.Plain(county["suggestions_received"], "收集")]),
                    ("suggestions_adopted", "建议", [Columns.Plain(county["suggestions_adopted"], "采纳")]),
                    ("suggestions_practiced", "建议", [Columns.Plain(county["suggestions_practiced"], "转化")]),
                    ("household_visits", "走访", [Columns.Plain(county["household_visits"], "户次")])),
            ]))
    { Topic = "治理" };

    private static IReadOnlyList<Panel> Count(County county, string code) => county.Headline(code, 8, Columns.Plain(county[code], "累计"));
}

using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Who leads, who lags, and on which part? The scores are those that the assessment office reports.</summary>
internal static class AssessmentBoard
{
    private const string Measurement = "assessment";
    private const string Score = "assessment_score";
    private const string Rewards = "reward_funds";

    private static readonly (string Code, string Heading)[] Parts =
        [("score_economy", "经济发展"), ("score_project", "项目建设"), ("score_ecology", "生态保护"), ("score_livelihood", "民生保障"), ("score_conduct", "作风建设")];

    public static Light OfHundred { get; } = new("绿：90分及以上；黄：80分及以上；红：不足80分", (null, Light.Red), (80, Light.Amber), (90, Light.Green));

    public static Dashboard Build(County county) => new(
        "assessment",
        "差异化考核",
        "各乡镇综合得分、位次和变化，分项强弱，奖励资金；按考核类别分组。",
        new Row("全部乡镇（上方选考核期）", Bars(county), Table(county, "各乡镇得分和位次", 16, [.. county.Townships], "综合得分", descending: true)),
        new Row("分组", [.. county.Groups.Select(g => Table(county, g.Key, 24, [.. g], Columns.RankInGroup.Heading, descending: false))]),
        new Row(
            "历史",
            Trend.Of(
                "综合得分",
                county.About("各乡镇历次考核的综合得分。", [Score]),
                12,
                12,
                Provenance.OfLine(Freq.Quarterly, Score),
                Trend.Shape.Lines,
                Query.Lines([Measurement], Columns.Plain(county[Score], "得分"), ["area_name", "area"], county.Of(Score), county.InTownships)),
            Timeline.Of(
                "类内位次",
                county.About("各乡镇历次考核的类别内位次，颜色随位次。", [Score]) with { Unit = "位" },
                12,
                12,
                Provenance.OfLine(Freq.Quarterly, Score),
                Query.Lines([Measurement], Columns.RankInGroup, ["area_name", "area"], county.Of(Score), county.InTownships))),
        new Row(
            "奖励",
            Panels.Table.Of(
                "历次考核奖励资金",
                county.About("历次考核获奖乡镇的奖励资金，最近的在最前。", [Rewards]),
                12,
                10,
                Query.Rows(
                    Measurement,
                    [Columns.Period, Columns.Township, Columns.Plain(county[Rewards], "奖励资金"), .. Columns.Codes("area", "period")],
                    county.Of(Rewards), county.InTownships, Filter.Above("level", 0)),
                Provenance.OfRow(Rewards, item: ""),
                Columns.Period.Heading,
                descending: true)))
    {
        Topic = "考核",
        Variables = [Variable.Periods("period", "考核期", Measurement, Score)],
    };

    private static Panel Bars(County county) => Panels.Bars.Of(
        "综合得分",
        county.About("所选考核期各乡镇的综合得分。", [Score], "得分为考核办报送数"),
        8,
        Panels.Table.HeightOf(county.Townships.Count),
        Query.Rows(
            Measurement,
            [Columns.Township, Columns.Plain(county[Score], "得分") with { Light = OfHundred }, .. Columns.Codes("area", "period")],
            county.Of(Score), county.InTownships, Filter.Chosen("period_name", "period")),
        Provenance.OfRow(Score, item: ""),
        high: 100);

    private static Panel Table(County county, string title, int width, IReadOnlyList<RefArea> townships, string sort, bool descending)
    {
        var areas = Filter.OneOf("area", townships.Select(t => t.Code));
        return Panels.Table.Joined(
            title,
            county.About("所选考核期的综合得分、位次、位次变化和分项得分。", [Score, .. Parts.Select(p => p.Code)], "得分为考核办报送数"),
            width,
            townships.Count,
            [
                Part(county, Score, areas, Columns.Plain(county[Score], "综合得分"), Columns.RankInGroup, Columns.RankChange),
                .. Parts.Select(p => Part(county, p.Code, areas, Columns.Plain(county[p.Code], p.Heading))),
            ],
            new Provenance(Score, "${__data.fields.area}", "", "${__data.fields.period}"),
            sort,
            descending,
            required: sort);
    }

    private static Query Part(County county, string code, Filter areas, params Column[] columns) => Query.Rows(
        Measurement,
        [
            Columns.Township,
            .. columns,
            .. Columns.Codes("area", "period"),
        ],
        county.Of(code), areas, Filter.Chosen("period_name", "period"));
}

using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Who leads, who lags, and on which part? The scores that the assessment office reports, and beside them those that follow from the figures.</summary>
internal static class AssessmentBoard
{
    private const string Measurement = "assessment";
    private const string Score = "assessment_score";
    private const string Rewards = "reward_funds";
    private const string ScoreUnit = "分";

    private static readonly (string Code, string Heading)[] Parts =
        [("score_economy", "经济发展"), ("score_project", "项目建设"), ("score_ecology", "生态保护"), ("score_livelihood", "民生保障"), ("score_conduct", "作风建设")];

    private static readonly Column ComputedTotal = Points("level", "计算得分");
    private static readonly Column ComputedRank = Columns.RankInGroup with { Name = "计算位次", How = "计算位次按计算得分在考核类别内排" };
    private static readonly Column ComputedChange = Points("change", "得分变化");
    private static readonly Provenance LinkToScore = new(AssessmentScheme.ScoreCode, "${__data.fields.area}", "", "${__data.fields.period}");

    public static Light OfHundred { get; } = new("绿：90分及以上；黄：80分及以上；红：不足80分", (null, Light.Red), (80, Light.Amber), (90, Light.Green));

    public static Dashboard Build(County county) => new(
        "assessment",
        "差异化考核",
        "各乡镇综合得分、位次和变化，分项强弱，奖励资金；按考核类别分组。报送的得分之外，另按考核办法由指标数据计算。",
        new Row("全部乡镇（上方选考核期）", Bars(county), Table(county, "各乡镇得分和位次", 16, [.. county.Townships], "综合得分", descending: true)),
        new Row("分组", [.. county.Groups.Select(g => Table(county, g.Key, 24, [.. g], Columns.RankInGroup.Heading, descending: false))]),
        new Row(
            "按考核办法计算",
            [
                .. county.Groups.Where(g => county.AssessedIn(g.Key).Any()).Select(g => ComputedTotals(county, g.Key, [.. g])),
                .. county.Groups.Where(g => county.AssessedIn(g.Key).Any()).Select(g => ComputedParts(county, g.Key, [.. g])),
            ]),
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
                    county.Of(Rewards), county.InTownships, Filter.Above("level", 0)).LatestFirst(),
                Provenance.OfRow(Rewards, item: ""))))
    {
        Topic = "考核",
        Variables = [Variable.Periods("period", "考核期", Measurement, Score)],
    };

    private static Light OfPart { get; } = new("绿：85分及以上；黄：70分及以上；红：不足70分", (null, Light.Red), (70, Light.Amber), (85, Light.Green));

    private static Column Points(string field, string heading) => new(field, heading) { Unit = ScoreUnit, Decimals = 2, Light = Light.None };

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

    private static Panel ComputedTotals(County county, string group, IReadOnlyList<RefArea> townships)
    {
        var areas = Filter.OneOf("area", townships.Select(t => t.Code));
        return Panels.Table.Joined(
            $"{group}：计算得分与报送得分",
            AboutComputed("所选考核期按考核办法由指标数据计算的得分和类内位次，旁边是考核办报送的得分和位次；点乡镇名看得分构成。"),
            12,
            townships.Count,
            [
                OfScores([ComputedTotal, ComputedRank, Columns.RankChange, ComputedChange, .. Columns.Codes("area", "period")], areas, Filter.NoItem),
                Part(county, Score, areas, Columns.Plain(county[Score], "报送得分"), Columns.RankInGroup with { Name = "报送位次", How = "报送位次为考核办报送的考核类别内位次" }),
            ],
            LinkToScore,
            ComputedTotal.Heading,
            descending: true,
            required: ComputedTotal.Heading);
    }

    private static Panel ComputedParts(County county, string group, IReadOnlyList<RefArea> townships)
    {
        var areas = Filter.OneOf("area", townships.Select(t => t.Code));
        return Panels.Table.Joined(
            $"{group}：各指标计算得分",
            AboutComputed("所选考核期各乡镇每项指标的计算得分；点乡镇名看数值、满意值、不允许值和来源单元格。"),
            24,
            townships.Count,
            [
                OfScores([ComputedTotal, .. Columns.Codes("area", "period")], areas, Filter.NoItem),
                .. county.AssessedIn(group).Select(i => OfScores(
                    [new Column("level", county[i.Indicator].Name) { Unit = ScoreUnit, Decimals = 1, Light = OfPart, Look = Look.Background }, .. Columns.Codes("area", "period")],
                    areas,
                    Filter.Is("item", i.Code))),
            ],
            LinkToScore,
            ComputedTotal.Heading,
            descending: true);
    }

    private static About AboutComputed(string what) => new(
        what, ScoreUnit, "各部门报送的工作簿", "功效系数法：60＋40×（实际值－不允许值）÷（满意值－不允许值），按权重合计，再加减分；办法见 assessment.yaml");

    private static Query OfScores(IReadOnlyList<Column> columns, params IReadOnlyList<Filter> filters) => Query.Rows(
        Measurement, [Columns.Township, .. columns], [Filter.Is("indicator", AssessmentScheme.ScoreCode), .. filters, Filter.Chosen("period_name", "period")]);

    private static Query Part(County county, string code, Filter areas, params Column[] columns) => Query.Rows(
        Measurement,
        [
            Columns.Township,
            .. columns,
            .. Columns.Codes("area", "period"),
        ],
        county.Of(code), areas, Filter.Chosen("period_name", "period"));
}

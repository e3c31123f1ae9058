using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>The words by which reports name measures. Each is written once, in the form that labels are compared in.</summary>
internal static class MeasureLabels
{
    private static readonly string[] PlanVerbs = ["完成", "占", "为", "完成占"];
    private static readonly string[] PlanSpans = ["", "年", "年度", "全年", "年初", "本年", "本年度", "当年", "调整"];
    private static readonly string[] Plans = ["计划", "目标", "预算", "任务", "目标任务", "计划任务", "任务目标", "计划数", "目标数", "预算数", "任务数", "目标值", "计划投资", "投资计划"];
    private static readonly string[] PlanShares = ["", "比例", "的比例", "比重", "的比重", "百分比", "的百分比", "比率", "比", "%", "(%)", "的%", "的(%)"];

    private static readonly string[] Besides = ["比", "较", "与", "同"];
    private static readonly string[] LastYears = ["同期", "上年", "去年", "上年同期", "去年同期", "上年同月", "去年同月", "上年同季", "去年同季"];
    private static readonly string[] LastMonths = ["上月", "上月末", "上期"];
    private static readonly string[] Settings = ["", "比", "相比"];
    private static readonly string[] Rates = ["%", "(%)", "±%", "±(%)", "(±%)", "+-%", "+-(%)", "(+-%)", "增长%", "增长(%)", "增减%", "增减(%)", "增减率", "增幅", "增幅%", "增幅(%)", "增速", "增速%", "增速(%)"];
    private static readonly string[] Amounts = ["增加额", "增加数", "增加量", "增减额", "增减数", "增减量", "净增", "净增额", "净增数", "净增量", "增量", "增额"];
    private static readonly string[] Givers = ["", "省", "市", "县", "上级", "省市", "市县"];
    private static readonly string[] Givings = ["下达", "核定", "考核", "定"];

    /// <summary>Every word with what it says; the longest that fits counts.</summary>
    public static IEnumerable<(string Word, MeasureWord Says)> Words { get; } =
    [
        .. new[] { "完成", "完成数", "完成值", "完成额", "完成量", "完成情况", "实际完成", "实际完成数", "实际完成值", "执行", "执行数", "执行额", "实际执行", "实际执行数", "已完成", "入库", "入库数", "入库额", "到位", "已到位", "到位数", "到位额", "实际到位", "决算", "决算数", "实绩", "实际", "实际数", "实际值" }.Select(word => (word, MeasureWord.Result)),
        .. Of(Measure.Level, "金额", "总量", "绝对值", "绝对数",
            "绝对量", "绝对额", "数额", "总额", "总值", "总计值", "规模", "水平", "余额", "期末余额", "存量", "期末数", "本期数", "本年数", "value"),
        .. Of(Measure.Yoy, "同比", "同比增长", "同比增速", "同比增幅", "同比±%", "同比%", "±%", "+-%", "+/-%", "(+-)%", "(±)%", "增速", "增长", "增长率", "增长速度", "增幅", "增长幅度", "名义增速", "实际增速", "增减%", "增减(%)", "增减率", "增减幅度", "增减幅",
            "增长%", "增长(%)", "增比", "增长比例", "增减比例", "同比增减比例", "同比变幅", "同比变动幅度", "同比涨跌幅", "涨跌幅", "涨幅", "变动幅度", "变幅", "名义增长", "同比增减%", "同比增减(%)", "同比增减幅度", "同比增减幅", "同比变化率", "比上年增长", "比上年同期增长", "较上年增长", "较上年同期增长", "比去年增长", "比去年同期增长", "较去年同期增长", "比同期增长", "比上年同月增长", "较上年同月增长", "比去年同月增长", "较去年同月增长",
            "比上年同期±%", "比上年±%", "比上年同期增减%", "比上年同期增减(%)", "较上年同期增减%", "较上年同期增减(%)", "较去年同期增减%", "较去年同期增减(%)", "可比增长", "可比价增速", "可比增速", "比同期±%", "与上年同期比%", "与上年同期比(%)"),
        .. new[] { "±", "同比±" }.Select(word => (word, MeasureWord.Sign)),
        .. Of(Measure.YoyDiff, [.. AmountsBeside()]),
        .. Of(Measure.YoyDiff, "同比增减量", "同比增减额", "增减量", "增减额", "增减数", "增加额", "增加量", "增长额", "增长量", "增长数", "增量", "净增", "净增量", "净增额", "同比增加", "同比增量", "同比增加额", "同比净增", "同比增加数"),
        .. Of(Measure.Yoy, [.. RatesBeside(LastYears)]),
        .. ChangeOf("增减", "同比增减", "比上年增减", "较上年增减", "比上年同期增减", "较上年同期增减", "比去年同期增减", "较去年同期增减", "比同期增减", "同比变化", "变化", "增减变化", "同比提高", "同比上升", "同比变动"),
        .. Of(Measure.Mom, [.. RatesBeside(LastMonths)]),
        .. Of(Measure.Mom, "环比", "环比增长", "环比增速", "环比增幅", "环比增减%", "环比增减(%)", "环比±%", "环比%", "比上月增长", "较上月增长"),
        .. Of(Measure.Target, "目标", "目标值", "目标数", "目标任务", "目标任务数", "任务", "任务数", "任务量", "计划", "计划数", "计划值", "计划量", "计划额", "年度目标", "年度目标值", "年度目标任务", "年度目标数", "年度计划", "年度计划数",
            "年度任务", "年度任务数", "全年目标", "全年目标值", "全年目标数", "全年目标任务", "全年计划", "全年计划数", "全年任务", "全年任务数", "年计划", "年计划数", "年目标", "年任务", "本年计划", "本年目标", "年初计划", "年初目标", "计划任务",
            "计划目标", "预期目标", "考核目标", "计划投资", "年度计划投资", "本年计划投资", "年计划投资", "当年计划投资", "年度投资计划", "年度投资目标",
            "任务指标", "任务指标数",
            "预算", "预算数", "年度预算", "年度预算数", "全年预算", "全年预算数", "年初预算", "年初预算数", "本年预算", "本年预算数", "调整预算", "调整预算数"),
        .. Of(Measure.Completion, "完成率", "完成比例", "完成进度", "完成比", "完成百分比", "完成任务比例", "任务完成率", "目标完成率", "计划完成率", "年度完成率", "年度目标完成率", "年度计划完成率", "全年目标完成率",
            "投资完成率", "完成占比", "预算完成率", "预算完成%", "执行率", "预算执行率", "执行进度"),
        .. Of(Measure.Target, [.. HandedDown()]),
        .. Of(Measure.Completion, [.. PartsOfAPlan()]),
        .. Of(Measure.Share, "占比", "比重", "所占比重", "所占比例", "占全县比重", "占全市比重", "份额", "占总量比重", "占总数比重", "占gdp比重", "占全县", "占全市", "占全县比例"),
        .. new[] { "位次", "排名", "排序", "排位", "名次", "全市位次", "全市排名", "全市排位", "全县位次", "全县排名", "在全市位次", "在全市排名", "居全市位次", "全市名次", "市排名", "市位次", "县内排名" }.Select(word => (word, MeasureWord.Place)),
        .. Of(Measure.Rank, "总量位次", "总量排名", "总量全市位次", "总量在全市位次"),
        .. Of(Measure.YoyRank, "增速位次", "增速排名", "增速排位", "增幅位次", "增幅排名", "增速全市位次", "增速全市排名", "增速在全市位次", "增长位次", "增速名次", "同比增速位次", "同比增速排名", "增速市排名"),
        .. Of(Measure.YoyTarget, "增速目标", "增速目标值", "增长目标", "增幅目标", "目标增速", "预期增速", "计划增速", "计划增长", "目标增长", "预期增长", "增速计划", "增长目标值", "年度增速目标", "全年增速目标", "全年增长目标", "增速预期目标"),
    ];

    private static IEnumerable<(string, MeasureWord)> Of(Measure measure, params string[] words)
    {
        var says = new MeasureWord(measure);
        return words.Select(w => (w, says));
    }

    // 完成年度计划比例, 占全年目标%, 完成计划: a share of what was planned, in whatever words. 完成任务 alone is what was done.
    private static IEnumerable<string> PartsOfAPlan() =>
        from verb in PlanVerbs
        from span in PlanSpans
        from plan in Plans
        from share in PlanShares
        where share.Length > 0 || verb == "占" || (verb == "完成" && plan is "计划" or "目标" or "预算")
        select verb + span + plan + share;

    // 与去年同期相比%, 比同期±(%), 较上年增幅(%), 比上月增减%.
    private static IEnumerable<string> RatesBeside(string[] earlier) =>
        from beside in Besides
        from last in earlier
        from set in Settings
        from rate in Rates
        select beside + last + set + rate;

    // 比去年同期增加额, 较上年增减量.
    private static IEnumerable<string> AmountsBeside() =>
        from beside in Besides
        from last in LastYears
        from set in Settings
        from amount in Amounts
        select beside + last + set + amount;

    // 市下达目标, 县定任务数.
    private static IEnumerable<string> HandedDown() =>
        from who in Givers
        from how in Givings
        from plan in Plans
        where who.Length > 0 || how is "下达" or "核定"
        select who + how + plan;

    private static IEnumerable<(string, MeasureWord)> ChangeOf(params string[] words) => words.Select(w => (w, MeasureWord.Change));
}

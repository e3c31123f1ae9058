using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>The sets of measures that stand side by side.</summary>
internal static class SlotSets
{
    private static readonly string[] LastYear = ["上年同期", "去年同期", "上年同期数", "同期"];

    /// <summary>A set without words that a stock could not bear.</summary>
    public static List<Slot> Plain(Dice dice)
    {
        var level = Slot.Of(dice.Pick("总量", "绝对值", "完成数", "数值", "实际完成", "完成"), Measure.Level);
        return dice.Next(0, 5) switch
        {
            0 => [level],
            1 => [level, Growth(dice)],
            2 => [level, Growth(dice), Slot.Of(dice.Pick("增速位次", "增速排名", "增幅位次"), Measure.YoyRank)],
            3 => [Slot.Of(dice.Pick("总量", "完成数"), Measure.Level), Slot.Of(dice.Pick("位次", "排名", "全市位次"), Measure.Rank), Growth(dice)],
            4 => [Target(dice), level, Completion(dice)],
            _ => [level, Slot.Of(dice.Pick(LastYear), Measure.Level, yearOffset: -1), Slot.Of(dice.Pick("增减量", "增减额", "同比增减量"), Measure.YoyDiff), Growth(dice)],
        };
    }

    /// <summary>A set that tells the month from the year to date, or last year from this.</summary>
    public static List<Slot> OfFlows(Scene scene, Dice dice) => dice.Next(0, 3) switch
    {
        0 => [Slot.Of(dice.Pick("本月", "当月", "本月完成", "本月数"), Measure.Level, Accumulation.Period), ToDate(scene, dice), Growth(dice)],
        1 => [ToDate(scene, dice), Slot.Of(dice.Pick(LastYear), Measure.Level, yearOffset: -1), Growth(dice)],
        2 => [Target(dice), ToDate(scene, dice), Completion(dice), Growth(dice)],
        _ => [
            Slot.Of(PeriodWords.Number(scene.Month) + "月", Measure.Level, scene.Month > 1 ? Accumulation.Period : null),
            Slot.Of($"1-{PeriodWords.Number(scene.Month)}月", Measure.Level, Accumulation.YearToDate),
        ],
    };

    /// <summary>Sets under an upper heading each.</summary>
    public static List<(string Upper, Meaning Says, List<Slot> Lower)> Nested(Scene scene, Dice dice)
    {
        var level = dice.Pick("总量", "绝对值", "完成数");
        var (month, toDate) = dice.Chance(0.6)
            ? (dice.Pick("本月", "当月"), dice.Pick("1-本月", "本月止累计", "累计", "1－本月"))
            : (PeriodWords.Number(scene.Month) + "月", $"1-{PeriodWords.Number(scene.Month)}月");
        return dice.Next(0, 2) switch
        {
            0 => [
                (month, new Meaning { Said = Accumulation.Period }, [Slot.Of(level, Measure.Level), Growth(dice)]),
                (toDate, new Meaning { Said = Accumulation.YearToDate }, [Slot.Of(level, Measure.Level), Growth(dice)]),
            ],
            1 => [
                (month, new Meaning { Said = Accumulation.Period }, [Slot.Of("本年", Measure.Level), Slot.Of(dice.Pick("上年同期", "去年同期"), Measure.Level, yearOffset: -1), Growth(dice)]),
                (toDate, new Meaning { Said = Accumulation.YearToDate }, [Slot.Of("本年", Measure.Level), Slot.Of(dice.Pick("上年同期", "去年同期"), Measure.Level, yearOffset: -1), Growth(dice)]),
            ],
            _ => [
                (dice.Pick("总量", "完成情况"), new Meaning(), [Target(dice), Slot.Of("实际完成", Measure.Level), Completion(dice)]),
                ("增速", new Meaning(), [Slot.Of(dice.Pick("增速（%）", "同比（%）"), Measure.Yoy), Slot.Of("位次", Measure.YoyRank), Slot.Of(dice.Pick("目标（%）", "目标"), Measure.YoyTarget)]),
            ],
        };
    }

    public static Slot Growth(Dice dice) =>
        Slot.Of(dice.Pick("增速", "同比增长", "同比增速", "增长", "增幅", "增长率", "比上年同期增长", "同比") + dice.Pick("", "(%)", "（%）", "%"), Measure.Yoy);

    public static Slot ToDate(Scene scene, Dice dice) =>
        Slot.Of(dice.Pick("累计", "本年累计", "1-本月", "本月止累计", "累计完成", "年初至今累计", $"1-{PeriodWords.Number(scene.Month)}月", "1－本月"), Measure.Level, Accumulation.YearToDate);

    public static Slot Target(Dice dice) => Slot.Of(dice.Pick("全年目标", "年度目标", "年度计划", "目标值", "全年计划", "目标任务数"), Measure.Target);

    public static Slot Completion(Dice dice) => Slot.Of(dice.Pick("完成率", "完成率（%）", "占年计划%", "完成进度", "完成年度目标%", "完成率(%)"), Measure.Completion);
}

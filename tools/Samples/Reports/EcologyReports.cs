using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>What the environment, forestry and water bureaus send.</summary>
internal static class EcologyReports
{
    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var month = Desk.Month(2025, 12);
        var environment = new Desk(figures, "ecology");
        yield return Air(environment);
        yield return environment.Bulletin(
            "2025年12月环境质量月报.xls", "2025年1-12月云川县环境质量状况", month,
            [
                environment.Indicator("空气优良天数比例", "good_air_rate", null, 1),
                environment.Indicator("断面水质优良比例", "water_quality_rate", null, 1),
                environment.Indicator("集中式饮用水水源地水质达标率", "drinking_water_rate", null, 1),
                environment.Indicator("城镇污水集中处理率", "sewage_treatment_rate", null, 1),
            ],
            ("累计", What.Level), ("上年同期", What.YearBefore), ("同比（百分点）", What.YoyPoints));
        var forestry = new Desk(figures, "forestry");
        yield return forestry.TownshipMonths("各乡镇造林面积台账.xlsx", "afforestation", "造林面积", "亩", growth: false);
        yield return forestry.ByTownship(
            "2025年12月林草生态建设情况.xls", "2025年1-12月各乡镇林草生态建设任务完成情况", month, "单位：亩、%",
            [("造林面积", "afforestation", null), ("森林抚育面积", "forest_tending", null), ("退牧还草面积", "grass_restoration", null)],
            ("年度计划", What.Target), ("累计完成", What.Level), ("完成率（%）", What.Completion));
        yield return forestry.MonthsDown(
            "林长制与天然林管护分月情况.xlsx", "云川县林长制和天然林保护累计情况", null,
            [("林长巡林次数（次）", "forest_patrols"), ("天然林保护面积（亩）", "natural_forest")], ("数值", What.Level), ("上年同期", What.YearBefore));
        yield return Cover(forestry);
        var water = new Desk(figures, "water");
        yield return water.TownshipMonths("各乡镇河湖长巡河台账.xlsx", "river_patrols", "河湖长巡河次数", "次", "分月情况", growth: false);
        yield return water.ByTownship(
            "2025年12月水土保持与河湖长制情况.xlsx", "2025年1-12月各乡镇水土保持和河湖长制工作情况", month, "单位：平方公里、次、个",
            [("水土流失治理面积（平方公里）", "soil_erosion_control", null), ("河湖长巡河次数（次）", "river_patrols", null), ("巡河发现问题（个）", "river_problems", null)],
            ("累计", What.Level), ("去年同期", What.YearBefore));
    }

    private static WorkbookLayout Air(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            desk.Put(
                sheet, 3, 2, FormattableString.Invariant($"{year}年云川县环境空气质量（累计）"), null,
                [
                    Desk.Labels("月份", 10),
                    desk.Figure("优良天数（天）", What.Level, new Subject("good_air_days"), width: 14),
                    desk.Figure("优良天数比例", What.Level, new Subject("good_air_rate"), new Shown(null, 1, Typed.PercentFormat), 14),
                    desk.Figure("PM2.5平均浓度（微克/立方米）", What.Level, new Subject("pm25"), width: 18),
                    desk.Figure("PM10平均浓度（微克/立方米）", What.Level, new Subject("pm10"), width: 18),
                    desk.Figure("断面水质优良比例", What.Level, new Subject("water_quality_rate"), new Shown(null, 1, Typed.PercentFormat), 16),
                ],
                Desk.Months(year).Select(m => new Row(Desk.MonthLabel(m, Metrics.Observations.Accumulation.YearToDate), new Subject(Period: m))),
                notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("环境空气质量分月情况.xlsx", [.. sheets]);
    }

    /// <summary>Yearly and quarterly figures, two tables one above the other.</summary>
    private static WorkbookLayout Cover(Desk desk)
    {
        var sheet = desk.Sheet("林草资源");
        int[] years = [2023, 2024, 2025];
        var next = desk.Put(
            sheet, 0, 0, "云川县林草资源情况", "单位：%",
            [Desk.Labels("指标", 24), .. years.Select(y => desk.Figure(FormattableString.Invariant($"{y}年"), What.Level, new Subject(Period: Metrics.Observations.TimePeriod.OfYear(y))))],
            [desk.Indicator("森林覆盖率", "forest_coverage"), desk.Indicator("草原综合植被盖度", "grass_coverage")]);
        desk.Put(
            sheet, next, 0, "云川县林业碳汇交易情况", null,
            [
                Desk.Labels("时间", 24),
                desk.Figure("碳汇交易量（吨）", What.Level, new Subject("carbon_trade_volume"), width: 13),
                desk.Figure("碳汇交易额（万元）", What.Level, new Subject("carbon_trade_amount"), width: 13),
            ],
            years.SelectMany(y => Enumerable.Range(1, 4).Select(q =>
                new Row(FormattableString.Invariant($"{y}年1-{q * 3}月"), new Subject(Period: Desk.Quarter(y, q))))),
            notes: [Desk.MadeUp]);
        return desk.Book("林草资源与碳汇交易.xls", sheet);
    }
}

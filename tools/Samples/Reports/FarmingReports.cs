using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>What the agriculture bureau sends of the clusters.</summary>
internal static class FarmingReports
{
    private static readonly string[] Clusters = ["vegetable", "mushroom", "quinoa", "herb", "cattle_sheep"];

    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var desk = new Desk(figures, "agriculture");
        yield return Overview(desk, 4, "2025年特色产业集群发展情况.xlsx");
        yield return Overview(desk, 3, "2025年前三季度特色产业集群发展情况.xls");
        yield return SheetForEachTownship(desk);
        yield return LongForm(desk);
        yield return desk.TownshipMonths("各乡镇牛存栏台账.xls", "cattle_stock", "牛存栏", "头", "分月情况");
        yield return desk.ByTownship(
            "2025年12月各乡镇畜牧业生产情况.xlsx", "2025年12月各乡镇畜牧业生产情况", Desk.Month(2025, 12), "单位：头、只、吨",
            [("牛存栏（头）", "cattle_stock", null), ("羊存栏（只）", "sheep_stock", null), ("牛出栏（头）", "cattle_sold", null), ("羊出栏（只）", "sheep_sold", null), ("肉类产量（吨）", "meat_output", null)],
            ("数值", What.Level), ("同比增长（%）", What.Yoy));
        yield return desk.TownshipMonths("各乡镇蔬菜产量台账.xlsx", "vegetable_yield", "蔬菜产量", "吨", "分月情况", growth: false);
        yield return Grain(desk);
        yield return desk.ByTownship(
            "2025年12月农村人居环境与农田建设.xlsx", "2025年1-12月各乡镇农村人居环境整治和农田建设情况", Desk.Month(2025, 12), "单位：座、个、亩",
            [("农村户厕改造（座）", "toilets_renovated", null), ("清洁村庄（个）", "clean_villages", null), ("高标准农田建设面积（亩）", "standard_farmland", null)],
            ("全年目标", What.Target), ("完成", What.Level), ("完成率（%）", What.Completion));
    }

    private static WorkbookLayout Overview(Desk desk, int number, string file)
    {
        var quarter = Desk.Quarter(2025, number);
        var problems = new Dictionary<string, (string Problem, string Solution)>
        {
            ["vegetable"] = ("精深加工不足", "引进净菜加工企业"), ["mushroom"] = ("菌棒本地化率低", "建设菌棒生产基地"), ["quinoa"] = ("品牌影响力弱", "申报地理标志"),
            ["herb"] = ("仓储条件差", "建设标准化仓库"), ["cattle_sheep"] = ("屠宰能力不足", "新建屠宰加工线"),
        };
        Column<Row> Of(IReadOnlyList<string> heading, string indicator, What what, Shown? shown = null) =>
            desk.Figure(heading, what, new Subject(indicator, Period: quarter), shown);
        var sheet = desk.Sheet("五大产业集群");
        desk.Put(
            sheet, 0, 0, number == 4 ? "2025年全年云川县十亿元产业集群发展情况" : "2025年前三季度云川县十亿元产业集群发展情况", null,
            [
                Desk.Serials(),
                Desk.Labels("产业名称", 16),
                Of(["种植面积（万亩）"], "cluster_area", What.Level, new Shown("万亩", 2)),
                Of(["产量（吨）"], "cluster_yield", What.Level),
                Of(["产值", "累计（亿元）"], "cluster_output_value", What.Level, new Shown("亿元", 2)),
                Of(["产值", "同比增长（%）"], "cluster_output_value", What.Yoy),
                Of(["加工转化率（%）"], "cluster_processing_rate", What.Level, new Shown(null, 1)),
                Of(["龙头企业（家）"], "cluster_leading_firms", What.Level),
                Of(["农民合作社（家）"], "cluster_cooperatives", What.Level),
                Of(["带动农户（户）"], "cluster_households", What.Level),
                Of(["冷藏保鲜库容（吨）"], "cluster_cold_storage", What.Level),
                Desk.Text("存在问题", 20), Desk.Text("下一步措施", 24),
            ],
            Clusters.Select(c => new Row(desk.ItemName(c), new Subject(Item: c))
            {
                Texts = new Dictionary<string, string> { ["存在问题"] = problems[c].Problem, ["下一步措施"] = problems[c].Solution },
            }),
            "填报单位：云川县农业农村局", "注：“—”表示该产业无此项指标。", Desk.MadeUp);
        return desk.Book(file, sheet);
    }

    private static WorkbookLayout SheetForEachTownship(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var area in Spread.TownshipAreas)
        {
            var sheet = desk.Sheet(desk.AreaName(area));
            var grown = Clusters.Where(c => desk.Figures.Level("cluster_output_value", area, Desk.Quarter(2025, 4), item: c).Value is not null);
            desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"2025年全年{desk.AreaName(area)}特色产业发展情况"), null,
                [
                    Desk.Labels("产业名称", 16),
                    desk.Figure("产值（万元）", What.Level, new Subject("cluster_output_value", area, Desk.Quarter(2025, 4))),
                    desk.Figure("产值上年同期（万元）", What.YearBefore, new Subject("cluster_output_value", area, Desk.Quarter(2025, 4)), width: 14),
                    desk.Figure("产量（吨）", What.Level, new Subject("cluster_yield", area, Desk.Quarter(2025, 4))),
                    desk.Figure("带动农户（户）", What.Level, new Subject("cluster_households", area, Desk.Quarter(2025, 4))),
                    desk.Figure("农民合作社（家）", What.Level, new Subject("cluster_cooperatives", area, Desk.Quarter(2025, 4))),
                ],
                grown.Select(c => new Row(desk.ItemName(c), new Subject(Item: c))), notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("2025年各乡镇特色产业发展情况.xls", [.. sheets]);
    }

    /// <summary>One township and cluster a row.</summary>
    private static WorkbookLayout LongForm(Desk desk)
    {
        string[] names = ["1-3月", "1-6月", "1-9月", "1-12月"];
        var sheet = desk.Sheet("数据");
        var rows =
            from year in (int[])[2023, 2024, 2025]
            from number in (int[])[1, 2, 3, 4]
            from area in Spread.TownshipAreas
            from item in Clusters
            let about = new Subject(Area: area, Period: Desk.Quarter(year, number), Item: item)
            where desk.Figures.Level("cluster_output_value", area, about.Period!.Value, item: item).Value is not null
            select new Row(desk.AreaName(area), about);
        desk.Put(
            sheet, 0, 0, "各乡镇产业集群产值产量明细表", null,
            [
                new Column<Row>(["时间"], 14, r => new Printed.Label(FormattableString.Invariant($"{r.About.Period!.Value.Year}年{names[r.About.Period.Value.Number - 1]}"))),
                Desk.Labels("乡镇"),
                new Column<Row>(["产业"], 14, r => new Printed.Label(desk.ItemName(r.About.Item!))),
                desk.Figure("产值（万元）", What.Level, new Subject("cluster_output_value")),
                desk.Figure("产量（吨）", What.Level, new Subject("cluster_yield")),
                desk.Figure("带动农户（户）", What.Level, new Subject("cluster_households")),
            ],
            rows, notes: [Desk.MadeUp]);
        return desk.Book("各乡镇产业集群明细（2023—2025年）.xlsx", sheet);
    }

    private static WorkbookLayout Grain(Desk desk)
    {
        var sheet = desk.Sheet("粮食");
        desk.Put(
            sheet, 0, 0, "各乡镇粮食生产情况", "单位：亩、吨",
            [
                Desk.Labels("乡镇"),
                .. new[] { ("粮食播种面积（亩）", "grain_area"), ("粮食产量（吨）", "grain_output") }.SelectMany(i => ((int[])[2023, 2024, 2025]).Select(y =>
                    desk.Figure([i.Item1, FormattableString.Invariant($"{y}年")], What.Level, new Subject(i.Item2, Period: TimePeriod.OfYear(y))))),
            ],
            desk.TownshipsAndTotal("全县"), notes: [Desk.MadeUp]);
        return desk.Book("各乡镇粮食生产情况.xlsx", sheet);
    }
}

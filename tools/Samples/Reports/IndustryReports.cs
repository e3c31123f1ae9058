using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>What the industry bureau, the energy bureau, the zone and the culture and tourism bureau send.</summary>
internal static class IndustryReports
{
    private static readonly string[] Zone = ["park_food", "park_energy", "zone"];

    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var month = Desk.Month(2025, 12);
        var industry = new Desk(figures, "industry");
        yield return industry.Bulletin(
            "2025年12月工业运行情况.xlsx", "2025年12月工业经济运行情况", month,
            [
                industry.Indicator("规模以上工业总产值", "industry_output"),
                industry.Indicator("规模以上工业销售产值", "industry_sales"),
                industry.Indicator("规上工业企业利润总额", "industry_profit"),
                industry.Indicator("工业投资", "industrial_investment"),
                industry.Indicator("工业用电量", "industry_electricity"),
            ],
            ("本月止累计", What.Level), ("上年同期", What.YearBefore), ("同比增长（%）", What.Yoy));
        yield return Renewal(industry);
        yield return Chains(industry);
        var energy = new Desk(figures, "energy");
        yield return EnergyByYear(energy);
        yield return energy.Bulletin(
            "2025年12月新能源运行月报.xls", "2025年12月新能源产业运行情况", month,
            [
                energy.Indicator("新能源装机容量", "new_energy_capacity", "万千瓦", 2),
                energy.Indicator("    其中：风电装机容量", "wind_capacity", "万千瓦", 2),
                energy.Indicator("          光伏装机容量", "solar_capacity", "兆瓦", 1),
                energy.Indicator("新型储能装机容量", "storage_capacity", "兆瓦", 1),
                energy.Indicator("新能源发电量", "new_energy_generation", "亿千瓦时", 2),
                energy.Indicator("    其中：风电发电量", "wind_generation", "亿千瓦时", 2),
                energy.Indicator("          光伏发电量", "solar_generation", "亿千瓦时", 2),
            ],
            ("数值", What.Level), ("上年同期", What.YearBefore), ("同比增长（%）", What.Yoy));
        var zone = new Desk(figures, "zone");
        yield return Parks(zone);
        yield return ParkSheets(zone);
        var tourism = new Desk(figures, "culture_tourism");
        yield return tourism.TownshipMonths("各乡镇游客接待人次台账.xlsx", "visitors", "游客接待人次", "人次", "分月情况");
        yield return tourism.ByTownship(
            "2025年12月各乡镇文旅指标.xlsx", "2025年1-12月各乡镇文旅活县主要指标", month, "单位：万人次、万元、场、%",
            [
                ("游客接待人次（万人次）", "visitors", "万人次"), ("过夜游客人次（万人次）", "overnight_visitors", "万人次"), ("旅游综合收入（万元）", "tourism_revenue", null),
                ("文旅活动场次（场）", "culture_events", null), ("公共文化场馆服务人次（人次）", "culture_venue_visits", null),
            ],
            ("累计", What.Level), ("同比增长（%）", What.Yoy));
        yield return Scenic(tourism);
    }

    private static WorkbookLayout Renewal(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"{year}年一区两园技术改造与企业培育情况"), null,
                [
                    Desk.Labels("园区", 22),
                    .. new[] { ("工业技改投资（万元）", "tech_renewal_investment"), ("“三化”改造项目（个）", "three_transform_projects"), ("专精特新企业（家）", "specialized_enterprises"), ("高新技术企业（家）", "high_tech_enterprises") }
                        .SelectMany(i => Enumerable.Range(1, 4).Select(q => desk.Figure(
                            [i.Item1, Desk.MonthLabel(Desk.Month(year, q * 3), desk.Figures.Catalog.IndicatorsByCode[i.Item2].Accumulation)], What.Level,
                            new Subject(i.Item2, Period: Desk.Month(year, q * 3)), width: 10))),
                ],
                desk.Areas(Zone), notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("一区两园技改与企业培育.xlsx", [.. sheets]);
    }

    /// <summary>Chains with the texts that go with them: who leads, what is missing.</summary>
    private static WorkbookLayout Chains(Desk desk)
    {
        var quarter = Desk.Quarter(2025, 4);
        (string Item, string Leader, string Firm, string Missing)[] chains =
        [
            ("chain_food", "县委副书记", "云川绿源食品公司", "冷链物流、精深加工、品牌营销"),
            ("chain_energy", "常务副县长", "云川风光能源公司", "储能电芯、绿电就地消纳"),
            ("chain_material", "副县长（工业）", "云川新材科技公司", "高纯原料提纯、检验检测"),
            ("chain_equipment", "副县长（工业）", "云川重装公司", "叶片、轴承等关键零部件"),
            ("chain_medicine", "副县长（卫生）", "云川本草药业公司", "饮片精制、提取物生产"),
            ("chain_tourism", "县委宣传部部长", "云川文旅集团", "高端住宿、康养服务"),
            ("chain_logistics", "副县长（商务）", "云川供应链公司", "跨区域集散、保税仓储"),
        ];
        var sheet = desk.Sheet("七条产业链");
        desk.Put(
            sheet, 0, 0, "2025年全年云川县7条重点产业链运行情况", null,
            [
                Desk.Serials(),
                Desk.Labels("产业链名称", 18),
                Desk.Text("链长", 16),
                Desk.Text("链主企业", 20),
                desk.Figure("产业链产值（万元）", What.Level, new Subject("chain_output", Period: quarter)),
                desk.Figure("产业链产值同比增长（%）", What.Yoy, new Subject("chain_output", Period: quarter)),
                desk.Figure("链上企业（家）", What.Level, new Subject("chain_enterprises", Period: quarter)),
                desk.Figure("产业链项目（个）", What.Level, new Subject("chain_projects", Period: quarter)),
                Desk.Text("缺失环节", 30),
            ],
            chains.Select(c => new Row(desk.ItemName(c.Item), new Subject(Item: c.Item))
            {
                Texts = new Dictionary<string, string> { ["链长"] = c.Leader, ["链主企业"] = c.Firm, ["缺失环节"] = c.Missing },
            }),
            notes: [Desk.MadeUp]);
        return desk.Book("2025年重点产业链运行情况.xlsx", sheet);
    }

    /// <summary>Indicators down, months across; stock and flow in one table.</summary>
    private static WorkbookLayout EnergyByYear(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            Column<Row>[] Across() =>
            [
                Desk.Labels("指标", 22), Desk.Units("单位"),
                .. Desk.Months(year).Select(m => desk.Figure(FormattableString.Invariant($"{m.Number}月"), What.Level, new Subject(Period: m), width: 10)),
            ];
            var next = desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"{year}年新能源装机情况"), null, Across(),
                [
                    desk.Indicator("新能源装机容量", "new_energy_capacity", "万千瓦", 2), desk.Indicator("  风电装机容量", "wind_capacity", "万千瓦", 2),
                    desk.Indicator("  光伏装机容量", "solar_capacity", "万千瓦", 2), desk.Indicator("新型储能装机容量", "storage_capacity", "万千瓦", 2),
                ]);
            desk.Put(
                sheet, next, 0, FormattableString.Invariant($"{year}年新能源累计发电量"), null, Across(),
                [
                    desk.Indicator("新能源发电量", "new_energy_generation"), desk.Indicator("  风电发电量", "wind_generation"),
                    desk.Indicator("  光伏发电量", "solar_generation"), desk.Indicator("新能源利用率", "new_energy_utilization", null, 1),
                ],
                notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("新能源装机与发电分月台账.xlsx", [.. sheets]);
    }

    private static WorkbookLayout Parks(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("一区两园");
        desk.Put(
            sheet, 0, 0, "2025年1-12月一区两园经济运行情况", null,
            [
                Desk.Labels("园区", 24),
                .. new[]
                {
                    ("规上工业总产值（亿元）", "industry_output", "亿元"), ("园区税收（万元）", "park_tax", "万元"), ("园区基础设施投资（万元）", "park_infrastructure_investment", "万元"),
                }.SelectMany(i => (Column<Row>[])
                [
                    desk.Figure([i.Item1, "累计"], What.Level, new Subject(i.Item2, Period: month), new Shown(i.Item3, i.Item3 == "亿元" ? 2 : 0)),
                    desk.Figure([i.Item1, "同比增长（%）"], What.Yoy, new Subject(i.Item2, Period: month)),
                ]),
                desk.Figure("入园企业（家）", What.Level, new Subject("park_enterprises", Period: month)),
                desk.Figure("园区吸纳就业（人）", What.Level, new Subject("park_jobs", Period: month)),
                desk.Figure("园区已开发面积（公顷）", What.Level, new Subject("park_land_developed", Period: month), new Shown("公顷", 1)),
            ],
            desk.Areas(["park_food", "park_energy"]).Append(new Row("合计", new Subject(Area: "zone")) { Look = Look.StubCentered }),
            notes: [Desk.MadeUp]);
        return desk.Book("2025年12月一区两园运行月报.xls", sheet);
    }

    /// <summary>A sheet for each park; months down, years one above the other.</summary>
    private static WorkbookLayout ParkSheets(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var area in Zone)
        {
            var sheet = desk.Sheet(desk.AreaName(area));
            var top = 0;
            foreach (var year in (int[])[2023, 2024, 2025])
            {
                top = desk.Put(
                    sheet, top, 0, FormattableString.Invariant($"{year}年{desk.AreaName(area)}运行情况"), null,
                    [
                        Desk.Labels("时间", 12),
                        desk.Figure(["规上工业总产值（万元）", "累计"], What.Level, new Subject("industry_output", area), width: 13),
                        desk.Figure(["规上工业总产值（万元）", "同比增长（%）"], What.Yoy, new Subject("industry_output", area), width: 13),
                        desk.Figure(["园区税收（万元）", "累计"], What.Level, new Subject("park_tax", area)),
                        desk.Figure(["工业技改投资（万元）", "累计"], What.Level, new Subject("tech_renewal_investment", area)),
                        desk.Figure("入园企业（家）", What.Level, new Subject("park_enterprises", area)),
                        desk.Figure("园区吸纳就业（人）", What.Level, new Subject("park_jobs", area)),
                    ],
                    Desk.Months(year, 2).Select(m => new Row(FormattableString.Invariant($"{m.Number}月"), new Subject(Period: m))));
            }

            sheet.Line(top - 1, 0, 6, Desk.MadeUp, Look.CaptionLeft);
            sheets.Add(sheet);
        }

        return desk.Book("分园区运行情况.xlsx", [.. sheets]);
    }

    private static WorkbookLayout Scenic(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        string[] spots = ["scenic_lake", "scenic_canyon", "scenic_forest", "scenic_grassland", "scenic_town"];
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"{year}年主要景区门票收入分月情况"), "单位：万元",
                [Desk.Labels("景区名称", 18), .. desk.MonthsAcross("scenic_ticket_revenue", year, "累计（万元）", What.Level)],
                spots.Select(s => new Row(desk.ItemName(s), new Subject(Area: "county", Item: s))).Append(Desk.Total("合计")),
                notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("主要景区门票收入.xls", [.. sheets]);
    }
}

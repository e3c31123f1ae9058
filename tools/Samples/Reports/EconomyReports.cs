using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>What the statistics bureau, the survey team, the power company and the commerce bureau send.</summary>
internal static class EconomyReports
{
    private static readonly string[] QuarterNames = ["一季度", "上半年", "前三季度", "全年"];

    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var stats = new Desk(figures, "stats");
        yield return Flash(stats);
        yield return Bulletin(stats, 2025, 11, "2025年11月主要经济指标.xlsx", asPercent: true);
        yield return Bulletin(stats, 2025, 10, "主要经济指标月报（2025年10月）.xls", asPercent: false);
        yield return Bulletin(stats, 2024, 12, "2024年12月主要经济指标.xls", asPercent: false);
        yield return GrossProduct(stats);
        yield return Yearly(stats);
        yield return stats.TownshipMonths("各乡镇固定资产投资台账.xlsx", "fixed_investment", "固定资产投资", "万元");
        yield return stats.TownshipMonths("各乡镇限上零售额台账.xlsx", "retail_sales_above", "限额以上社会消费品零售额", "万元");
        yield return TownshipInvestment(stats);
        yield return stats.ByTownship(
            "2025年12月四上企业培育情况.xls", "2025年12月各乡镇“四上”企业培育情况", Desk.Month(2025, 12), "单位：家",
            [("在库四上企业", "four_above_enterprises", null), ("新增四上企业", "new_four_above_enterprises", null)], ("数值", What.Level), ("上年同期", What.YearBefore));
        yield return Neighbors(stats);
        yield return NeighborsByMonth(stats);
        yield return Population(stats);
        var survey = new Desk(figures, "survey");
        yield return Incomes(survey);
        yield return IncomesOfNeighbors(survey);
        var power = new Desk(figures, "power");
        yield return Electricity(power);
        yield return ElectricityByTownship(power);
        var commerce = new Desk(figures, "commerce");
        yield return Trade(commerce);
        yield return Commerce(commerce);
    }

    private static WorkbookLayout Flash(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("12月快报", provisional: true);
        desk.Put(
            sheet, 0, 0, "2025年12月云川县主要经济指标快报数", "单位：万元、%",
            [
                Desk.Labels("指标名称", 34),
                desk.Figure("本月", What.Level, new Subject(Period: month, Accumulation: Accumulation.Period)),
                desk.Figure("本月止累计", What.Level, new Subject(Period: month)),
                desk.Figure("累计同比增长（%）", What.Yoy, new Subject(Period: month)),
            ],
            [
                desk.Indicator("规模以上工业增加值", "industry_value_added"),
                desk.Indicator("规模以上工业总产值", "industry_output"),
                desk.Indicator("固定资产投资", "fixed_investment"),
                desk.Indicator("    其中：工业投资", "industrial_investment"),
                desk.Indicator("          民间投资", "private_investment"),
                desk.Indicator("          房地产开发投资", "real_estate_investment"),
                desk.Indicator("社会消费品零售总额", "retail_sales"),
                desk.Indicator("    其中：限额以上社会消费品零售额", "retail_sales_above"),
                desk.Indicator("规模以上服务业营业收入", "service_revenue"),
            ],
            notes: [Desk.MadeUp, "填报单位：统计局        填报人：李  明        审核人：王  芳"]);
        return desk.Book("2025年12月主要经济指标快报.xls", sheet);
    }

    private static WorkbookLayout Bulletin(Desk desk, int year, int number, string file, bool asPercent)
    {
        var month = Desk.Month(year, number);
        var growth = asPercent ? new Shown(Typed: Typed.PercentFormat) : Shown.AsIs;
        var sheet = desk.Sheet("Sheet1");
        desk.Put(
            sheet, 1, 1, FormattableString.Invariant($"{year}年{number}月云川县主要经济指标完成情况"), null,
            [
                Desk.Serials(),
                Desk.Labels(["指标名称"], 36),
                Desk.Units(),
                desk.Figure(["本月", "数值"], What.Level, new Subject(Period: month, Accumulation: Accumulation.Period)),
                desk.Figure(["本月", "同比增长"], What.Yoy, new Subject(Period: month, Accumulation: Accumulation.Period), growth),
                desk.Figure(["本月止累计", "数值"], What.Level, new Subject(Period: month)),
                desk.Figure(["本月止累计", "上年同期"], What.YearBefore, new Subject(Period: month)),
                desk.Figure(["本月止累计", "同比增长"], What.Yoy, new Subject(Period: month), growth),
            ],
            [
                desk.Indicator("规上工业总产值", "industry_output"),
                desk.Indicator("规上工业销售产值", "industry_sales"),
                desk.Indicator("固定资产投资（不含农户）", "fixed_investment", "亿元", 2),
                desk.Indicator("  其中：工业固定资产投资", "industrial_investment", "亿元", 2),
                desk.Indicator("        民间投资", "private_investment", "亿元", 2),
                desk.Indicator("        基础设施投资", "infrastructure_investment", "亿元", 2),
                desk.Indicator("社会消费品零售总额", "retail_sales", "亿元", 2),
                desk.Indicator("  限上社会消费品零售额", "retail_sales_above"),
                desk.Indicator("规上服务业营业收入", "service_revenue"),
                desk.Indicator("税收收入", "tax_revenue"),
                desk.Indicator("全社会用电量", "electricity"),
            ],
            "制表单位：云川县统计局",
            asPercent ? "注：同比为百分数格式；本表地名和数据均为虚构，仅用于演示。" : Desk.MadeUp);
        return desk.Book(file, sheet);
    }

    private static WorkbookLayout GrossProduct(Desk desk)
    {
        Row[] rows =
        [
            desk.Indicator("地区生产总值（GDP）", "gdp"),
            desk.Indicator("  第一产业增加值", "gdp_primary"),
            desk.Indicator("  第二产业增加值", "gdp_secondary"),
            desk.Indicator("  第三产业增加值", "gdp_tertiary"),
        ];
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            Column<Row>[] Quarters(string heading, What what) =>
            [
                Desk.Labels(["指标"], 26),
                .. QuarterNames.Select((q, i) => desk.Figure([heading, q], what, new Subject(Period: Desk.Quarter(year, i + 1)))),
            ];
            var next = desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"{year}年云川县地区生产总值"), "单位：万元", Quarters("绝对量（万元）", What.Level), rows);
            next = desk.Put(
                sheet, next, 0, FormattableString.Invariant($"{year}年云川县地区生产总值增速"), "单位：%", Quarters("同比增长（%）", What.Yoy), rows);
            desk.Put(
                sheet, next, 0, FormattableString.Invariant($"{year}年云川县三次产业结构"), "单位：%", Quarters("占比（%）", What.Share), rows.Skip(1),
                notes: ["注：增长速度按不变价格计算。", Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("地区生产总值季度核算.xls", [.. sheets]);
    }

    /// <summary>The year's results with targets and places in the city; the form with several kinds of measure side by side.</summary>
    private static WorkbookLayout Yearly(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("全年目标完成情况");
        desk.Put(
            sheet, 0, 0, "2025年1-12月云川县主要经济指标目标任务完成情况", "单位：万元、%",
            [
                Desk.Labels(["指标名称"], 30),
                desk.Figure("全年目标", What.Target, new Subject(Period: month)),
                desk.Figure("1-12月累计", What.Level, new Subject(Period: month)),
                desk.Figure("完成率（%）", What.Completion, new Subject(Period: month)),
                desk.Figure("同比增长（%）", What.Yoy, new Subject(Period: month)),
                desk.Figure("增速位次", What.YoyRank, new Subject(Period: month), width: 9),
            ],
            [
                desk.Indicator("固定资产投资", "fixed_investment"),
                desk.Indicator("社会消费品零售总额", "retail_sales"),
                desk.Indicator("一般公共预算收入", "public_revenue"),
                desk.Indicator("其中：税收收入", "tax_revenue"),
            ],
            notes: ["注：位次为全市各县区排名。", Desk.MadeUp]);
        return desk.Book("2025年主要指标目标任务完成情况.xlsx", sheet);
    }

    private static WorkbookLayout TownshipInvestment(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("投资");
        Column<Row>[] Of(string name, string indicator, bool ranked) =>
        [
            desk.Figure([name, "全年目标"], What.Target, new Subject(indicator, Period: month)),
            desk.Figure([name, "累计"], What.Level, new Subject(indicator, Period: month)),
            desk.Figure([name, "完成率（%）"], What.Completion, new Subject(indicator, Period: month)),
            desk.Figure([name, "同比增长（%）"], What.Yoy, new Subject(indicator, Period: month)),
            .. ranked ? [desk.Figure([name, "增速位次"], What.YoyRank, new Subject(indicator, Period: month), width: 8)] : (Column<Row>[])[],
        ];
        desk.Put(
            sheet, 0, 0, "2025年1-12月各乡镇固定资产投资完成情况", "单位：万元、%",
            [Desk.Serials(), Desk.Labels(["乡镇"]), .. Of("固定资产投资", "fixed_investment", ranked: true), .. Of("限上社会消费品零售额", "retail_sales_above", ranked: true)],
            desk.TownshipsAndTotal("合  计"), "填报单位：云川县统计局", Desk.MadeUp);
        return desk.Book("2025年1-12月各乡镇投资消费完成情况.xls", sheet);
    }

    private static WorkbookLayout Neighbors(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("县区对比");
        Column<Row>[] Of(string name, string indicator) =>
        [
            desk.Figure([name, "总量（万元）"], What.Level, new Subject(indicator, Period: month), width: 12),
            desk.Figure([name, "位次"], What.Rank, new Subject(indicator, Period: month), width: 7),
            desk.Figure([name, "增速（%）"], What.Yoy, new Subject(indicator, Period: month), width: 9),
            desk.Figure([name, "增速位次"], What.YoyRank, new Subject(indicator, Period: month), width: 9),
        ];
        desk.Put(
            sheet, 0, 0, "2025年1-12月明岭市各县区主要经济指标", null,
            [
                Desk.Labels(["县区"]),
                .. Of("固定资产投资", "fixed_investment"), .. Of("社会消费品零售总额", "retail_sales"), .. Of("一般公共预算收入", "public_revenue"),
                desk.Figure(["规模以上工业增加值", "增速（%）"], What.Yoy, new Subject("industry_value_added", Period: month), width: 9),
                desk.Figure(["规模以上工业增加值", "增速位次"], What.YoyRank, new Subject("industry_value_added", Period: month), width: 9),
            ],
            desk.Areas(["city", .. Spread.Counties]), notes: [Desk.MadeUp]);
        return desk.Book("2025年1-12月各县区主要指标对比.xlsx", sheet);
    }

    /// <summary>Months down, counties across; the indicator is in the title.</summary>
    private static WorkbookLayout NeighborsByMonth(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var (name, indicator, title) in new[]
        {
            ("工业", "industry_value_added", "规模以上工业增加值"), ("投资", "fixed_investment", "固定资产投资"), ("消费", "retail_sales", "社会消费品零售总额"),
        })
        {
            var sheet = desk.Sheet(name);
            var top = 0;
            foreach (var year in (int[])[2023, 2024, 2025])
            {
                top = desk.Put(
                    sheet, top, 0, FormattableString.Invariant($"{year}年各县区{title}增速"), "单位：%",
                    [
                        Desk.Labels(["时间"], 12),
                        .. ((string[])["city", .. Spread.Counties]).Select(a =>
                            desk.Figure(["累计同比增长（%）", desk.AreaName(a)], What.Yoy, new Subject(indicator, a), width: 10)),
                    ],
                    Desk.Months(year, 2).Select(m => new Row(Desk.MonthLabel(m, Accumulation.YearToDate), new Subject(Period: m))));
            }

            sheet.Line(top - 1, 0, 8, Desk.MadeUp, Look.CaptionLeft);
            sheets.Add(sheet);
        }

        return desk.Book("各县区主要指标分月增速.xlsx", [.. sheets]);
    }

    private static WorkbookLayout Population(Desk desk)
    {
        var sheet = desk.Sheet("人口");
        var next = desk.Put(
            sheet, 0, 0, "各乡镇年末常住人口", "单位：人",
            [
                Desk.Labels(["乡镇"]),
                .. Enumerable.Range(2022, 4).Select(y =>
                    desk.Figure(FormattableString.Invariant($"{y}年"), What.Level, new Subject("population", Period: TimePeriod.OfYear(y)))),
            ],
            desk.TownshipsAndTotal("总计"), notes: [Desk.MadeUp]);
        desk.Put(
            sheet, next, 0, "云川县城镇化水平", "单位：%",
            [
                Desk.Labels(["指标"]),
                .. Enumerable.Range(2022, 4).Select(y => desk.Figure(FormattableString.Invariant($"{y}年"), What.Level, new Subject(Period: TimePeriod.OfYear(y)))),
            ],
            [desk.Indicator("常住人口城镇化率", "urbanization_rate")]);
        return desk.Book("常住人口与城镇化率.xls", sheet);
    }

    private static WorkbookLayout Incomes(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"{year}年云川县城乡居民人均可支配收入"), "单位：元、%",
                [
                    Desk.Labels(["指标"], 30),
                    .. QuarterNames.SelectMany((q, i) => (Column<Row>[])
                    [
                        desk.Figure([q, "累计"], What.Level, new Subject(Period: Desk.Quarter(year, i + 1)), width: 10),
                        desk.Figure([q, "同比增长（%）"], What.Yoy, new Subject(Period: Desk.Quarter(year, i + 1)), width: 10),
                    ]),
                ],
                [
                    desk.Indicator("全体居民人均可支配收入", "income_all"),
                    desk.Indicator("城镇居民人均可支配收入", "income_urban"),
                    desk.Indicator("农村居民人均可支配收入", "income_rural"),
                ],
                notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("城乡居民人均可支配收入.xlsx", [.. sheets]);
    }

    private static WorkbookLayout IncomesOfNeighbors(Desk desk)
    {
        var quarter = Desk.Quarter(2025, 4);
        var sheet = desk.Sheet("收入");
        Column<Row>[] Of(string name, string indicator) =>
        [
            desk.Figure([name, "绝对数（元）"], What.Level, new Subject(indicator, Period: quarter)),
            desk.Figure([name, "增长（%）"], What.Yoy, new Subject(indicator, Period: quarter)),
            desk.Figure([name, "位次"], What.Rank, new Subject(indicator, Period: quarter), width: 7),
            desk.Figure([name, "增速位次"], What.YoyRank, new Subject(indicator, Period: quarter), width: 9),
        ];
        desk.Put(
            sheet, 0, 0, "2025年全年各县区城乡居民收入情况", null,
            [Desk.Labels(["地区"]), .. Of("城镇居民人均可支配收入", "income_urban"), .. Of("农村居民人均可支配收入", "income_rural")],
            desk.Areas(["city", .. Spread.Counties]), notes: [Desk.MadeUp]);
        return desk.Book("2025年各县区居民收入.xlsx", sheet);
    }

    private static WorkbookLayout Electricity(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("用电量");
        desk.Put(
            sheet, 2, 1, "2025年12月全县用电量情况", "单位：万千瓦时",
            [
                Desk.Labels(["指标"], 20),
                desk.Figure(["本月", "数值"], What.Level, new Subject(Period: month, Accumulation: Accumulation.Period)),
                desk.Figure(["本月", "同比（%）"], What.Yoy, new Subject(Period: month, Accumulation: Accumulation.Period)),
                desk.Figure(["本月", "环比（%）"], What.Mom, new Subject(Period: month, Accumulation: Accumulation.Period)),
                desk.Figure(["累计", "数值"], What.Level, new Subject(Period: month)),
                desk.Figure(["累计", "同比（%）"], What.Yoy, new Subject(Period: month)),
            ],
            [desk.Indicator("全社会用电量", "electricity"), desk.Indicator("其中：工业用电量", "industry_electricity")],
            notes: [Desk.MadeUp, "制表：供电公司营销部"]);
        return desk.Book("2025年12月用电量月报.xls", sheet);
    }

    /// <summary>For every month its own figure and the cumulative one side by side.</summary>
    private static WorkbookLayout ElectricityByTownship(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"{year}年各乡镇全社会用电量"), "单位：万千瓦时",
                [
                    Desk.Labels(["乡镇"]),
                    .. Desk.Months(year).SelectMany(m => (Column<Row>[])
                    [
                        desk.Figure([Desk.MonthLabel(m, Accumulation.Stock), "当月"], What.Level, new Subject("electricity", Period: m, Accumulation: Accumulation.Period), width: 8),
                        desk.Figure([Desk.MonthLabel(m, Accumulation.Stock), "累计"], What.Level, new Subject("electricity", Period: m), width: 9),
                    ]),
                ],
                desk.TownshipsAndTotal(), notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("各乡镇用电量台账.xlsx", [.. sheets]);
    }

    /// <summary>Months down, numbers typed as texts.</summary>
    private static WorkbookLayout Trade(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        var text = new Shown(Typed: Typed.Text);
        var words = new Shown(Typed: Typed.Words);
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"{year}年云川县外贸进出口情况"), "单位：万元",
                [
                    Desk.Labels(["月份"], 10),
                    .. new[] { ("进出口总额", "trade"), ("出口总额", "exports"), ("进口总额", "imports") }.SelectMany(i => (Column<Row>[])
                    [
                        desk.Figure([i.Item1, "累计"], What.Level, new Subject(i.Item2), text),
                        desk.Figure([i.Item1, "同比增长"], What.Yoy, new Subject(i.Item2), words),
                    ]),
                ],
                Desk.Months(year).Select(m => new Row(Desk.MonthLabel(m, Accumulation.YearToDate), new Subject(Period: m))),
                notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("外贸进出口分月情况.xls", [.. sheets]);
    }

    private static WorkbookLayout Commerce(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("商贸流通");
        desk.Put(
            sheet, 0, 0, "2025年12月商贸流通运行情况", null,
            [
                Desk.Labels(["指标名称"], 26), Desk.Units("单位"),
                desk.Figure("本月", What.Level, new Subject(Period: month, Accumulation: Accumulation.Period)),
                desk.Figure("1-12月累计", What.Level, new Subject(Period: month)),
                desk.Figure("去年同期累计", What.YearBefore, new Subject(Period: month)),
                desk.Figure("同比±%", What.Yoy, new Subject(Period: month)),
            ],
            [
                desk.Indicator("一、社会消费品零售总额", "retail_sales"),
                desk.Indicator("二、网络零售额", "online_retail"),
                desk.Indicator("    其中：农产品网络销售额", "ecommerce_farm_sales"),
                desk.Indicator("三、进出口总额", "trade"),
                desk.Indicator("    其中：出口总额", "exports"),
                desk.Indicator("四、实际使用外资", "foreign_capital", null, 2),
            ],
            notes: [Desk.MadeUp]);
        return desk.Book("2025年12月商贸流通月报.xlsx", sheet);
    }
}

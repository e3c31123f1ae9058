using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>What the finance bureau, the tax bureau and the finance office send.</summary>
internal static class FinanceReports
{
    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var finance = new Desk(figures, "finance");
        yield return Budget(finance, 12, "2025年12月财政收支完成情况.xlsx");
        yield return Budget(finance, 6, "2025年6月财政收支完成情况.xls");
        yield return BudgetByMonth(finance);
        var tax = new Desk(figures, "tax");
        yield return TaxCuts(tax);
        var office = new Desk(figures, "finance_office");
        yield return Credit(office);
        yield return Financing(office);
    }

    private static WorkbookLayout Budget(Desk desk, int number, string file)
    {
        var month = Desk.Month(2025, number);
        var sheet = desk.Sheet("收支表");
        desk.Put(
            sheet, 0, 0, FormattableString.Invariant($"2025年{number}月云川县一般公共预算收支完成情况表"), "单位：万元、%",
            [
                Desk.Labels(["科目"], 28),
                desk.Figure("年度计划", What.Target, new Subject(Period: month)),
                desk.Figure("本月完成", What.Level, new Subject(Period: month, Accumulation: Accumulation.Period)),
                desk.Figure("累计完成", What.Level, new Subject(Period: month)),
                desk.Figure("完成率（%）", What.Completion, new Subject(Period: month)),
                desk.Figure("上年同期累计", What.YearBefore, new Subject(Period: month), width: 13),
                desk.Figure("增减", What.YoyDiff, new Subject(Period: month)),
                desk.Figure("增减（%）", What.Yoy, new Subject(Period: month)),
            ],
            [
                desk.Indicator("一、一般公共预算收入", "public_revenue"),
                desk.Indicator("（一）税收收入", "tax_revenue"),
                desk.Indicator("（二）非税收入", "nontax_revenue"),
                desk.Indicator("二、一般公共预算支出", "public_expenditure"),
                desk.Indicator("其中：民生支出", "livelihood_expenditure"),
                desk.Indicator("三、政府性基金预算收入", "fund_revenue"),
            ],
            "编制单位：云川县财政局", Desk.MadeUp, "局长：张  伟      股长：刘  洋      制表：陈  静");
        return desk.Book(file, sheet);
    }

    /// <summary>Months down; the year stands in the title of each sheet.</summary>
    private static WorkbookLayout BudgetByMonth(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}"));
            desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"{year}年财政收支分月情况"), "单位：万元",
                [
                    Desk.Labels(["月份"], 10),
                    .. new[]
                    {
                        ("一般公共预算收入", "public_revenue"), ("税收收入", "tax_revenue"), ("非税收入", "nontax_revenue"),
                        ("一般公共预算支出", "public_expenditure"), ("民生支出", "livelihood_expenditure"),
                    }.SelectMany(i => (Column<Row>[])
                    [
                        desk.Figure([i.Item1, "当月"], What.Level, new Subject(i.Item2, Accumulation: Accumulation.Period), width: 10),
                        desk.Figure([i.Item1, "累计"], What.Level, new Subject(i.Item2), width: 10),
                        desk.Figure([i.Item1, "累计同比（%）"], What.Yoy, new Subject(i.Item2), width: 10),
                    ]),
                ],
                Desk.Months(year).Select(m => new Row(FormattableString.Invariant($"{m.Number}月"), new Subject(Period: m))),
                notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("财政收支分月台账.xls", [.. sheets]);
    }

    /// <summary>Long form: one figure a row, with its time, indicator, unit.</summary>
    private static WorkbookLayout TaxCuts(Desk desk)
    {
        var sheet = desk.Sheet("明细");
        var rows =
            from year in (int[])[2023, 2024, 2025]
            from month in Desk.Months(year)
            from indicator in (string[])["taxes_collected", "tax_cuts"]
            select new Row(desk.Figures.Catalog.IndicatorsByCode[indicator].Name, new Subject(indicator, Period: month)) { Unit = "万元" };
        desk.Put(
            sheet, 0, 0, "税费收入与减税降费累计情况", null,
            [
                new Column<Row>(["时间"], 12, r => new Printed.Label(FormattableString.Invariant($"{r.About.Period!.Value.Year}年{r.About.Period.Value.Number}月"), Look.StubCentered)),
                new Column<Row>(["地区"], 10, _ => new Printed.Label("全县", Look.StubCentered)),
                Desk.Labels("指标", 24),
                Desk.Units("单位"),
                desk.Figure("累计", What.Level),
                desk.Figure("同比增长（%）", What.Yoy),
            ],
            rows, notes: [Desk.MadeUp]);
        return desk.Book("税费收入与减税降费明细.xlsx", sheet);
    }

    private static WorkbookLayout Credit(Desk desk)
    {
        var sheets = new List<SheetLayout>();
        foreach (var year in (int[])[2023, 2024, 2025])
        {
            var sheet = desk.Sheet(FormattableString.Invariant($"{year}年"));
            desk.Put(
                sheet, 0, 0, FormattableString.Invariant($"{year}年金融机构存贷款余额情况"), "单位：亿元、%",
                [
                    Desk.Labels(["月份"], 10),
                    .. new[]
                    {
                        ("各项存款余额", "deposits"), ("各项贷款余额", "loans"), ("普惠小微贷款余额", "inclusive_loans"), ("融资担保余额", "guarantee_balance"),
                    }.SelectMany(i => (Column<Row>[])
                    [
                        desk.Figure([i.Item1, "期末数"], What.Level, new Subject(i.Item2), new Shown("亿元", 2), 10),
                        desk.Figure([i.Item1, "同比增长（%）"], What.Yoy, new Subject(i.Item2), width: 10),
                    ]),
                ],
                Desk.Months(year).Select(m => new Row(FormattableString.Invariant($"{m.Number}月末"), new Subject(Period: m))),
                notes: [Desk.MadeUp]);
            sheets.Add(sheet);
        }

        return desk.Book("金融机构存贷款余额台账.xls", [.. sheets]);
    }

    private static WorkbookLayout Financing(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("Sheet1");
        desk.Put(
            sheet, 0, 0, "2025年12月金融服务实体经济情况", "单位：万元",
            [
                Desk.Labels(["指标"], 28),
                desk.Figure("数值", What.Level, new Subject(Period: month)),
                desk.Figure("上年同期", What.YearBefore, new Subject(Period: month)),
                desk.Figure("同比增减", What.YoyDiff, new Subject(Period: month)),
                desk.Figure("同比增长（%）", What.Yoy, new Subject(Period: month), new Shown(Typed: Typed.PercentText)),
            ],
            [desk.Indicator("普惠小微贷款余额", "inclusive_loans"), desk.Indicator("融资担保余额", "guarantee_balance"), desk.Indicator("银企对接融资额", "financing_matched")],
            notes: [Desk.MadeUp]);
        return desk.Book("2025年12月金融服务实体经济情况.xlsx", sheet);
    }
}

using System.Globalization;
using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>
/// Workbooks with which a department and the program talk: what goes back and comes again corrected, what is asked about, what waits for a
/// statistician, what lies returned. Their sound figures are those of the samples, so that a dashboard shows the same with and without them.
/// </summary>
internal static class ConversationReports
{
    /// <summary>What is sent back with a question.</summary>
    public const string Asked = "2025年12月工业经济补充指标.xlsx";

    /// <summary>What came back for it, with the answer.</summary>
    public const string Answer = "工信局/2025年12月工业经济补充指标.审核.xlsx";

    /// <summary>The day on which the answer comes.</summary>
    public static readonly DateOnly Answered = new(2026, 1, 16);

    public static IEnumerable<ConversationEntry> All(CountyFigures figures)
    {
        var farming = new Desk(figures, "agriculture");
        yield return new ConversationEntry(Sheep(farming, "2025年12月各乡镇羊存栏核实表.xlsx", mistyped: true), new DateOnly(2026, 1, 14), "returned");
        yield return new ConversationEntry(Sheep(farming, "2025年12月各乡镇羊存栏核实表（更正）.xlsx", mistyped: false), new DateOnly(2026, 1, 15), "accepted");
        yield return new ConversationEntry(Industry(new Desk(figures, "industry")), new DateOnly(2026, 1, 14), "returned");
        yield return new ConversationEntry(LowAltitude(new Desk(figures, "culture_tourism")), new DateOnly(2026, 1, 16), "held");
        yield return new ConversationEntry(Jobs(new Desk(figures, "human_resources")), new DateOnly(2026, 1, 19), "returned");
    }

    // A digit is missing in one township: the total is no longer their sum.
    private static WorkbookLayout Sheep(Desk desk, string file, bool mistyped)
    {
        var book = desk.ByTownship(
            file, "2025年12月各乡镇羊存栏核实情况", Desk.Month(2025, 12), "单位：只", [("羊存栏（只）", "sheep_stock", null)], ("数值", What.Level));
        if (mistyped)
            book.Sheets[0].Mistype("C7", decimal.Floor(desk.Figures.Level("sheep_stock", Spread.TownshipAreas[2], Desk.Month(2025, 12)).Value!.Value / 10));
        return book;
    }

    // The year before was restated: that can be explained.
    private static WorkbookLayout Industry(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var book = desk.Bulletin(
            Asked, "2025年12月工业经济补充指标", month,
            [desk.Indicator("规模以上工业销售产值", "industry_sales"), desk.Indicator("规上工业企业利润总额", "industry_profit")],
            ("本月止累计", What.Level), ("上年同期", What.YearBefore));
        book.Sheets[0].Mistype("D4", decimal.Round(desk.Figures.YearBefore("industry_sales", "county", month, null, null).Value!.Value * 1.021m, 1));
        return book;
    }

    // A figure that the catalog has never heard of.
    private static WorkbookLayout LowAltitude(Desk desk)
    {
        var month = Desk.Month(2025, 12);
        var sheet = desk.Sheet("汇总表");
        var flights = Spread.TownshipAreas.Select((_, i) => 140 + (37 * i)).ToList();
        var next = new Queue<int>(flights.Append(flights.Sum()));
        desk.Put(
            sheet, 0, 0, "2025年1-12月各乡镇文旅新业态情况", "单位：人次",
            [
                Desk.Labels("乡镇"),
                desk.Figure("游客接待人次", What.Level, new Subject("visitors", Period: month)),
                new Column<Row>(["低空飞行体验人次"], 18, _ => new Printed.Label(next.Dequeue().ToString(CultureInfo.InvariantCulture), Look.Number)),
            ],
            desk.TownshipsAndTotal(), "填报单位：云川县文体广电和旅游局", Desk.MadeUp);
        return desk.Book("2025年12月各乡镇文旅新业态情况.xlsx", sheet);
    }

    // More than all of the year's target, and a completion that says otherwise; nobody has answered yet.
    private static WorkbookLayout Jobs(Desk desk)
    {
        var book = desk.ByTownship(
            "2025年12月各乡镇城镇新增就业核实表.xlsx", "2025年1-12月各乡镇城镇新增就业情况", Desk.Month(2025, 12), "单位：人、%",
            [("城镇新增就业（人）", "urban_new_jobs", null)], ("全年目标", What.Target), ("完成数", What.Level), ("完成率（%）", What.Completion));
        book.Sheets[0].Mistype("E9", 1009m);
        return book;
    }
}

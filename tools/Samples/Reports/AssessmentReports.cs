using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples.Figures;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>What the assessment office makes known: scores and places within each group of townships.</summary>
internal static class AssessmentReports
{
    private static readonly (string Name, string Indicator)[] Parts =
    [
        ("经济发展得分", "score_economy"), ("项目建设得分", "score_project"), ("生态保护得分", "score_ecology"), ("民生保障得分", "score_livelihood"), ("作风建设得分", "score_conduct"),
    ];

    public static IEnumerable<WorkbookLayout> All(CountyFigures figures)
    {
        var desk = new Desk(figures, "assessment");
        foreach (var (year, file) in new[] { (2023, "2023年差异化考核通报.xls"), (2024, "2024年差异化考核通报.xlsx"), (2025, "2025年差异化考核通报.xlsx") })
            yield return Year(desk, year, file);
    }

    private static WorkbookLayout Year(Desk desk, int year, string file)
    {
        string[] names = ["第一季度", "第二季度", "第三季度", "第四季度"];
        var sheets = new List<SheetLayout>();
        for (var number = 1; number <= 4; number++)
        {
            var quarter = Desk.Quarter(year, number);
            var sheet = desk.Sheet(names[number - 1]);
            var top = 0;
            foreach (var (group, areas) in new[] { ("农业优先型", Spread.Agricultural), ("生态功能型", Spread.Ecological) })
            {
                top = desk.Put(
                    sheet, top, 0, FormattableString.Invariant($"{year}年{names[number - 1]}{group}乡镇差异化考核结果"), "单位：分",
                    [
                        Desk.Labels("乡镇"),
                        .. Parts.Select(p => desk.Figure(p.Name, What.Level, new Subject(p.Indicator, Period: quarter), new Shown(null, 2))),
                        desk.Figure(["综合考核得分", "得分"], What.Level, new Subject("assessment_score", Period: quarter), new Shown(null, 2)),
                        new Column<Row>(["综合考核得分", "位次"], 8, row => new Printed.Figure(desk.Figures.Rank("assessment_score", row.About.Area!, quarter, areas), Shown.AsIs)),
                    ],
                    desk.Areas(areas));
                if (number == 4)
                {
                    top = desk.Put(
                        sheet, top, 0, FormattableString.Invariant($"{year}年第四季度{group}乡镇考核奖励"), "单位：万元",
                        [
                            Desk.Labels("乡镇"),
                            new Column<Row>(["奖励资金"], 12, row => new Printed.Figure(
                                desk.Figures.Known("reward_funds", row.About.Area!, null, Measure.Level, quarter, Reward(desk, row.About.Area!, quarter, areas)), Shown.AsIs)),
                        ],
                        desk.Areas(areas.Where(a => Reward(desk, a, quarter, areas) > 0)));
                }
            }

            sheet.Line(top - 1, 0, 7, "注：位次为同组乡镇内的位次。本表地名和数据均为虚构，仅用于演示。", Look.CaptionLeft);
            sheets.Add(sheet);
        }

        return desk.Book(file, [.. sheets]);
    }

    /// <summary>What the first three of a group get.</summary>
    private static decimal Reward(Desk desk, string area, TimePeriod quarter, IReadOnlyList<string> among) =>
        desk.Figures.Rank("assessment_score", area, quarter, among).Value switch { 1 => 30m, 2 => 20m, 3 => 10m, _ => 0m };
}

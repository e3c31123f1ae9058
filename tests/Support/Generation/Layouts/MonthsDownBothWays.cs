using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Months down; of each indicator the month and the year to date side by side, each told by a word behind the name, as databases export them.</summary>
internal sealed class MonthsDownBothWays : ILayout
{
    public string Name => "layout: months down, the month and the year to date behind the name";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = dice.Pick("主要经济指标", "经济运行数据"), PeriodPlace = PeriodPlace.Labels, IsAboutStretch = false };
        var stub = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick("时间", "月份", "时期")));
        var (month, toDate) = (dice.Pick("当月", "当月值", "当期", "当期值", "本期", "本月", "本月数"), dice.Pick("累计", "累计值", "本年累计", "年初累计"));
        var (before, behind) = dice.Pick(("（", "）"), ("(", ")"), ("_", ""), ("-", ""), ("：", ""), (":", ""), ("", ""));
        foreach (var indicator in scene.Some(Composition.FlowsOfMonths(scene), dice.Next(1, 3)))
        {
            var label = scene.LabelOf(indicator);
            table.AddColumn(ColumnRole.Figures, new Meaning { Indicator = indicator, Said = Accumulation.Period }, new HeaderLabel(label + before + month + behind, indicator));
            table.AddColumn(ColumnRole.Figures, new Meaning { Indicator = indicator, Said = Accumulation.YearToDate }, new HeaderLabel(label + before + toDate + behind, indicator));
        }

        var count = dice.Next(3, 12);
        for (var at = (scene.Year * 12) + scene.Month - count; at < (scene.Year * 12) + scene.Month; at++)
        {
            var (year, inYear) = (at / 12, (at % 12) + 1);
            // 1月 alone is both.
            if (inYear > 1)
                table.AddRow(new RowPlan(new Meaning { Year = year, Month = inYear }), (stub, new CellPlan($"{PeriodWords.Number(year)}年{PeriodWords.Number(inYear)}月")));
        }

        table.Fill(dice);
        return table;
    }
}

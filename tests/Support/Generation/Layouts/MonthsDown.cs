using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Months down, the year said with the first of each year and held until the next; indicators across.</summary>
internal sealed class MonthsDown : ILayout
{
    public string Name => "layout: months down, the year said once";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = dice.Pick("主要指标分月情况", "主要经济指标"), PeriodPlace = PeriodPlace.Labels, IsAboutStretch = false };
        var stub = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick("时间", "月份", "时期")));
        foreach (var indicator in scene.Some(scene.Indicators(Freq.Monthly), dice.Next(1, 5)))
            table.AddColumn(ColumnRole.Figures, new Meaning { Indicator = indicator }, new HeaderLabel(scene.LabelOf(indicator), indicator));
        var count = dice.Next(3, 16);
        var isToDate = dice.Chance(0.4);
        var (word, how) = isToDate ? ("", Accumulation.YearToDate) : dice.Chance(0.5) ? ("累计", Accumulation.YearToDate) : ("当月", Accumulation.Period);
        var said = 0;
        for (var at = (scene.Year * 12) + scene.Month - count; at < (scene.Year * 12) + scene.Month; at++)
        {
            var (year, month) = (at / 12, (at % 12) + 1);
            if (isToDate && month == 1)
                continue;
            var label = (said == year ? "" : PeriodWords.Number(year) + "年") + (isToDate ? "1-" : "") + PeriodWords.Number(month) + "月" + (month > 1 ? word : "");
            said = year;
            table.AddRow(new RowPlan(new Meaning { Year = year, Month = month, Said = isToDate || month > 1 ? how : null }), (stub, new CellPlan(label)));
        }

        table.Fill(dice);
        return table;
    }
}

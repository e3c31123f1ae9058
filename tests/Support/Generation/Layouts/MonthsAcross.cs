using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Months across: each by itself, each until it, or 1-2月 first; the year in the title or said once.</summary>
internal sealed class MonthsAcross : ILayout
{
    public string Name => "layout: months across";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var isOfAreas = dice.Chance(0.5);
        var indicators = scene.Some(scene.Indicators(Freq.Monthly), isOfAreas ? 1 : dice.Next(1, 6));
        var table = new TablePlan(scene);
        var sayYearOnce = dice.Chance(0.3);
        var year = PeriodWords.Number(scene.Year) + "年";
        table.PeriodText = sayYearOnce ? "" : year;
        table.PeriodPlace = sayYearOnce ? PeriodPlace.Labels : PeriodPlace.Title;
        table.Subject = isOfAreas ? Composition.SubjectOf(scene.LabelOf(indicators[0]), dice) + dice.Pick("", "（分月）") : dice.Pick("主要指标分月情况", "主要经济指标分月统计表");
        if (isOfAreas)
            table.Says = new Meaning { Indicator = indicators[0] };
        var stub = table.AddColumn(ColumnRole.Label, null, isOfAreas ? Composition.AreaHeading(dice) : Composition.IndicatorHeading(dice));

        // What a month is of has to be said where no cumulative stands beside it.
        var (word, said) = dice.Chance(0.5) ? ("累计", Accumulation.YearToDate) : ("当月", Accumulation.Period);
        var form = dice.Next(0, 2);
        var first = dice.Next(form == 1 ? 2 : 1, scene.Month);
        for (var month = first; month <= scene.Month; month++)
        {
            var isToDate = form == 1 || (form == 2 && month == 2);
            if (form == 2 && month == 1 && scene.Month > 1)
                continue;
            var number = PeriodWords.Number(month);
            var label = (isToDate ? $"1-{number}月" : $"{number}月{(month > 1 ? word : "")}");
            var isFirst = !table.FigureColumns.Any();
            table.AddColumn(
                ColumnRole.Figures,
                new Meaning { Year = scene.Year, Month = month, Said = isToDate ? Accumulation.YearToDate : month > 1 ? said : null },
                new HeaderLabel(sayYearOnce && isFirst ? year + label : label));
        }

        if (isOfAreas)
        {
            table.AddAreaRows(stub, dice);
        }
        else
        {
            foreach (var indicator in indicators)
                table.AddIndicatorRow(stub, indicator);
        }

        table.Fill(dice);
        return table;
    }
}

using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>5月 beside 1-5月, month after month: the bare month is the month alone.</summary>
internal sealed class MonthsAndCumulativesAcross : ILayout
{
    public string Name => "layout: months beside their cumulatives";

    public TablePlan? Compose(Scene scene, Dice dice)
    {
        if (scene.Month < 3)
            return null;
        var indicator = scene.Some(Composition.FlowsOfMonths(scene), 1)[0];
        var table = new TablePlan(scene)
        {
            PeriodText = PeriodWords.Number(scene.Year) + "年",
            Subject = Composition.SubjectOf(scene.LabelOf(indicator), dice),
            Says = new Meaning { Indicator = indicator },
        };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.AreaHeading(dice));
        for (var month = dice.Next(2, scene.Month - 1); month <= scene.Month; month++)
        {
            var number = PeriodWords.Number(month);
            if (month > 2)
                table.AddColumn(ColumnRole.Figures, new Meaning { Year = scene.Year, Month = month, Said = Accumulation.Period }, new HeaderLabel($"{number}月"));
            table.AddColumn(ColumnRole.Figures, new Meaning { Year = scene.Year, Month = month, Said = Accumulation.YearToDate }, new HeaderLabel($"1-{number}月"));
        }

        table.AddAreaRows(stub, dice);
        table.Fill(dice);
        return table;
    }
}

using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Townships down, the months of a quarter or the quarters of a year under each indicator.</summary>
internal sealed class MonthsUnderIndicators : ILayout
{
    public string Name => "layout: months under each indicator";

    public TablePlan? Compose(Scene scene, Dice dice)
    {
        if (scene.Month < 4)
            return null;
        var table = new TablePlan(scene) { Subject = "各乡镇" + Composition.GeneralSubject(dice), PeriodText = PeriodWords.Number(scene.Year) + "年" };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.AreaHeading(dice));
        var (word, said) = dice.Pick(("累计", Accumulation.YearToDate), ("当月", Accumulation.Period), ("", Accumulation.YearToDate));
        foreach (var indicator in scene.Some(Composition.FlowsOfMonths(scene), dice.Next(1, 3)))
        {
            var upper = new HeaderLabel(scene.LabelOf(indicator), indicator);
            for (var month = scene.Month - 2; month <= scene.Month; month++)
            {
                var number = PeriodWords.Number(month);
                table.AddColumn(
                    ColumnRole.Figures, new Meaning { Indicator = indicator, Year = scene.Year, Month = month, Said = said }, upper, new HeaderLabel(word.Length == 0 ? $"1-{number}月" : $"{number}月{word}"));
            }
        }

        table.AddAreaRows(stub, dice);
        table.Fill(dice);
        return table;
    }
}

using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Townships down, indicators across; that all of it is growth stands in the title alone.</summary>
internal sealed class GrowthAlone : ILayout
{
    public string Name => "layout: growth in the title alone";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene)
        {
            Subject = dice.Pick("各乡镇主要经济指标增速", "各乡镇主要指标同比增速", "各乡镇主要经济指标增速情况表", "各乡镇主要经济指标增长速度", "各乡镇主要指标增幅"),
            PeriodText = PeriodWords.YearToMonth(scene.Year, scene.Month, dice),
            Says = new Meaning { Measure = Measure.Yoy },
        };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.AreaHeading(dice));
        foreach (var indicator in scene.Some(Composition.FlowsOfMonths(scene), dice.Next(2, 5)))
            table.AddColumn(ColumnRole.Figures, new Meaning { Indicator = indicator }, new HeaderLabel(scene.LabelOf(indicator), indicator));
        table.AddAreaRows(stub, dice);
        table.Fill(dice);
        return table;
    }
}

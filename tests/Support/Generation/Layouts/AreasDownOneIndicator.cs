using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Townships down, the indicator in the title alone, its measures across.</summary>
internal sealed class AreasDownOneIndicator : ILayout
{
    public string Name => "layout: areas down, indicator in title";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var tellsMonths = dice.Chance(0.5);
        Indicator indicator = scene.Some(tellsMonths ? Composition.FlowsOfMonths(scene) : scene.Indicators(), 1)[0];
        var table = new TablePlan(scene)
        {
            Subject = Composition.SubjectOf(scene.LabelOf(indicator), dice),
            PeriodText = PeriodWords.Report(scene.Year, scene.Month, dice),
            Says = new Meaning { Indicator = indicator },
        };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.AreaHeading(dice));
        if (tellsMonths && dice.Chance(0.4))
            table.AddNested(SlotSets.Nested(scene, dice), new Meaning());
        else
            table.AddSlots(tellsMonths ? SlotSets.OfFlows(scene, dice) : SlotSets.Plain(dice), new Meaning());
        table.AddAreaRows(stub, dice);
        table.Fill(dice);
        return table;
    }
}

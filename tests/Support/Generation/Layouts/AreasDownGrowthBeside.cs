using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Townships down; in one row of headings each indicator with its growth, which names none, on its right.</summary>
internal sealed class AreasDownGrowthBeside : ILayout
{
    public string Name => "layout: growth beside its indicator";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = dice.Pick("各乡镇", "") + Composition.GeneralSubject(dice), PeriodText = PeriodWords.Report(scene.Year, scene.Month, dice) };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.AreaHeading(dice));
        var growth = SlotSets.Growth(dice);
        foreach (var indicator in scene.Some(scene.Indicators(), dice.Next(1, 4)))
        {
            table.AddSlots([Slot.Of(scene.LabelOf(indicator), Measure.Level)], new Meaning { Indicator = indicator });
            table.AddSlots([growth], new Meaning { Indicator = indicator });
        }

        table.AddAreaRows(stub, dice);
        table.Fill(dice);
        return table;
    }
}

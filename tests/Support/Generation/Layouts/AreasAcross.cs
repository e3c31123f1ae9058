namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Indicators down, areas across, perhaps with their measures below them.</summary>
internal sealed class AreasAcross : ILayout
{
    public string Name => "layout: indicators down, areas across";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = dice.Pick("各乡镇", "") + Composition.GeneralSubject(dice), PeriodText = PeriodWords.Report(scene.Year, scene.Month, dice) };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.IndicatorHeading(dice));
        var slots = dice.Chance(0.6) ? SlotSets.Plain(dice) : null;
        var areas = dice.SomeInOrder(scene.Townships, dice.Next(2, 6));
        foreach (var area in dice.Chance(0.4) ? areas.Prepend(scene.Catalog.Areas[0]) : areas)
        {
            var label = new HeaderLabel(area == scene.Catalog.Areas[0] ? dice.Pick("全县", "合计") : scene.LabelOf(area));
            if (slots is null)
                table.AddColumn(ColumnRole.Figures, new Meaning { Area = area }, label);
            else
                table.AddSlots(slots, new Meaning { Area = area }, label);
        }

        foreach (var indicator in scene.Some(scene.Indicators(), dice.Next(2, 8)))
            table.AddIndicatorRow(stub, indicator);
        table.Fill(dice);
        return table;
    }
}

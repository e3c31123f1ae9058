namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Two columns of labels: townships, each written once over the rows of its indicators.</summary>
internal sealed class AreaAndIndicatorDown : ILayout
{
    public string Name => "layout: two columns of labels";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = "各乡镇" + Composition.GeneralSubject(dice), PeriodText = PeriodWords.Report(scene.Year, scene.Month, dice) };
        var outer = table.AddColumn(ColumnRole.Label, null, Composition.AreaHeading(dice, isBlankAllowed: false));
        var inner = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick("指标", "指标名称")));
        table.AddSlots(SlotSets.Plain(dice), new Meaning());
        var indicators = scene.Some(scene.Indicators(), dice.Next(2, 4));
        var labels = indicators.Select(scene.LabelOf).ToArray();
        foreach (var area in dice.SomeInOrder(scene.Townships, dice.Next(2, 6)))
        {
            for (var i = 0; i < indicators.Count; i++)
            {
                table.AddRow(
                    new RowPlan(new Meaning { Area = area, Indicator = indicators[i] }),
                    (outer, new CellPlan(area.Name) { ContinuesAbove = i > 0 }),
                    (inner, new CellPlan(labels[i]) { Names = indicators[i] }));
            }
        }

        table.Fill(dice);
        return table;
    }
}

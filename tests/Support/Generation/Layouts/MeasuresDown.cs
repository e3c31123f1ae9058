namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Two columns of labels: indicators, each written once over the rows of its month, year to date and growth; areas across.</summary>
internal sealed class MeasuresDown : ILayout
{
    public string Name => "layout: measures down beside their indicators";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = dice.Pick("各乡镇", "") + Composition.GeneralSubject(dice), PeriodText = PeriodWords.Report(scene.Year, scene.Month, dice) };
        var outer = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick("指标", "指标名称", "项目")));
        var inner = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick("", "类别", "分类", "口径", "数据类型", "项目")));
        foreach (var area in dice.SomeInOrder(scene.Townships, dice.Next(2, 6)))
            table.AddColumn(ColumnRole.Figures, new Meaning { Area = area }, new HeaderLabel(scene.LabelOf(area)));
        var tellsMonths = dice.Chance(0.5);
        var slots = tellsMonths ? SlotSets.OfFlows(scene, dice) : SlotSets.Plain(dice);
        foreach (var indicator in scene.Some(tellsMonths ? Composition.FlowsOfMonths(scene) : scene.Indicators(), dice.Next(2, 4)))
        {
            var label = scene.LabelOf(indicator);
            for (var i = 0; i < slots.Count; i++)
            {
                table.AddRow(
                    new RowPlan(slots[i].Says.Within(new Meaning { Indicator = indicator })),
                    (outer, new CellPlan(label) { Names = indicator, ContinuesAbove = i > 0 }),
                    (inner, new CellPlan(slots[i].Label)));
            }
        }

        table.Fill(dice);
        return table;
    }
}
